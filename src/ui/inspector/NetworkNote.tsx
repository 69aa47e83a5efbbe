/** What there is to see in this network: a few sentences that travel with it. */
import { setAbout } from "../../core/network/edit";
import { LIMITS } from "../../core/network/network";
import { useApp, useNetwork } from "../context";

export function NetworkNote() {
  const app = useApp();
  const { about } = useNetwork();
  return (
    <textarea
      className="network-note in-place"
      aria-label="Note on the network"
      placeholder="A note: what is there to see?"
      value={about}
      maxLength={LIMITS.about}
      rows={about === "" ? 1 : 4}
      onChange={(event) => {
        const text = event.target.value;
        app.network.getState().change("change the note", (network) => setAbout(network, text), "note");
      }}
      onBlur={() => app.network.getState().endGesture()}
    />
  );
}

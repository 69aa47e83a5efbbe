/** If the page itself breaks, the work does not: the first thing offered is to download it. */
import type { App } from "../app/app";
import { downloadText, fileStem } from "../app/storage/files";
import { saveNetwork } from "../core/network/file";
import type { Network } from "../core/network/network";

export interface CrashScreenProps {
  readonly app: App;
  readonly error: Error;
  /** Mounts the page afresh. */
  readonly onGoOn: () => void;
}

export function CrashScreen({ app, error, onGoOn }: CrashScreenProps) {
  return (
    <main className="crash-screen">
      <div role="alert">
        <h1>Something in the page broke. Your network did not.</h1>
        <p className="second">{error.message}</p>
      </div>
      <p>
        <button type="button" className="button primary" onClick={() => download(app)}>
          Download my work
        </button>{" "}
        <button type="button" className="button" onClick={onGoOn}>
          Try to go on
        </button>
      </p>
    </main>
  );
}

function download(app: App): void {
  const network = app.network.getState().history.present;
  downloadText(`${fileStem(network.name)}.json`, everythingOf(app, network));
}

/** The network with the weights that were last heard of; without, where they are what is broken. */
function everythingOf(app: App, network: Network): string {
  try {
    return app.present.fileText();
  } catch {
    return saveNetwork(network);
  }
}

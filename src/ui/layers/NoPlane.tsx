/** On the stage of a network that has no plane: why, and what of it can be looked at in the plane's place. */
import { useApp, useRun } from "../context";
import { Button } from "../kit/Button";
import { NothingYet } from "../kit/Message";

export function NoPlane({ why }: { readonly why: string }) {
  const app = useApp();
  const hasData = useRun((state) => state.dataRefusal === undefined);
  const show = (layerView: "neurons" | "matrix") => () => app.session.getState().prefer({ layerView });
  if (!hasData) return <NothingYet>{why}</NothingYet>;
  return (
    <NothingYet>
      <span className="no-plane-words">
        {why} Its units and weights can be seen all the same, or one layer as a matrix.
        <span>
          <Button onClick={show("neurons")}>Show the neurons</Button>
          <Button onClick={show("matrix")}>Show the matrix</Button>
        </span>
      </span>
    </NothingYet>
  );
}

/** Which points the pictures of the layers show: the examples, or a million of the plane as density. */
import { useApp, useSession } from "../context";
import { Segmented } from "../kit/Segmented";

export function PointsChoice() {
  const app = useApp();
  const cloud = useSession((state) => state.preferences.cloud);
  return (
    <Segmented
      label="Points of the pictures"
      value={cloud ? "million" : "data"}
      choices={[
        { value: "data", label: "Data", hint: "The examples, on the sheet" },
        {
          value: "million",
          label: "A million",
          hint: "A million points spread evenly over the input plane: how dense each layer packs them",
        },
      ]}
      onChange={(value) => app.session.getState().prefer({ cloud: value === "million" })}
    />
  );
}

/** How many steps a second: slow enough to watch, or as fast as it goes. */
import { useApp, useSession } from "../context";
import { Select } from "../kit/Select";

const PACES: readonly (number | undefined)[] = [10, 60, 200, 600, 2000, undefined];
const FASTEST = "fastest";

export function PaceField() {
  const app = useApp();
  const pace = useSession((state) => state.preferences.pace);
  const choices = PACES.includes(pace) ? PACES : [pace, ...PACES];
  return (
    <span className="pace">
      <Select
        look="small"
        label="Pace"
        value={pace === undefined ? FASTEST : String(pace)}
        choices={choices.map((value) =>
          value === undefined
            ? { value: FASTEST, label: "as fast as it goes" }
            : { value: String(value), label: `${value.toLocaleString("en")} steps a second` },
        )}
        onChange={(value) =>
          app.session.getState().prefer({ pace: value === FASTEST ? undefined : Number(value) })
        }
      />
    </span>
  );
}

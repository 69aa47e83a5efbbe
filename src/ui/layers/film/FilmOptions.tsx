/** What the layer pictures show beside the sheet: one menu of switches. */
import { ChevronDown } from "lucide-react";
import type { Preferences } from "../../../app/session/preferences";
import { useApp, useSession } from "../../context";
import { Field } from "../../kit/Field";
import { Popover } from "../../kit/Popover";
import { Switch } from "../../kit/Switch";

type SwitchName = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never;
}[keyof Preferences];

interface Option {
  readonly preference: SwitchName;
  readonly label: string;
  readonly hint: string;
}

const OPTIONS: readonly Option[] = [
  {
    preference: "showArea",
    label: "Area",
    hint: "Colours every cell by how much its area has grown or shrunk; hatched where it is turned over",
  },
  {
    preference: "showBoundary",
    label: "Decision line",
    hint: "Where the network itself changes its mind, carried along by the sheet",
  },
  {
    preference: "showLine",
    label: "Best straight line",
    hint: "Dashed: what parts the classes best at this layer, and the share it gets right",
  },
  {
    preference: "showPoints",
    label: "Data",
    hint: "The examples on the sheet",
  },
  {
    preference: "cloud",
    label: "A million points",
    hint: "Spread evenly over the input plane: how dense each layer packs them. At rest, at every stop",
  },
  {
    preference: "followPoints",
    label: "Follow points",
    hint: "Twenty named points of the plane",
  },
  {
    preference: "explainFilm",
    label: "Explain the matrix",
    hint: "Plays Vᵀ, Σ and U one after the other, in place of a stretch and one turn",
  },
];

export function FilmOptions() {
  const app = useApp();
  const preferences = useSession((state) => state.preferences);
  return (
    <Popover
      label={
        <>
          Show <ChevronDown size={13} />
        </>
      }
      about="What the layer pictures show"
      align="end"
    >
      <div className="form film-options">
        {OPTIONS.map(({ preference, label, hint }) => (
          <Field key={preference} label={label} explanation={hint}>
            <Switch
              label={label}
              checked={preferences[preference]}
              onChange={(on) => app.session.getState().prefer({ [preference]: on })}
            />
          </Field>
        ))}
      </div>
    </Popover>
  );
}

/** Ways of training that most networks do without, one of each slot of core/training/options/list.ts or none. */
import { datasetOf } from "../../app/network/dataset";
import { setTrainingOption } from "../../core/network/edit";
import { defaultParams } from "../../core/params";
import type { ChosenOption } from "../../core/training/options/define";
import { type OptionSlot, optionSlots, optionSpec } from "../../core/training/options/list";
import { useApp, useNetwork } from "../context";
import { Field } from "../kit/Field";
import { ParamsForm } from "../kit/ParamsForm";
import { Select } from "../kit/Select";

const NONE = "none";

export function TrainingOptions() {
  return (
    <div className="form training-options">
      {optionSlots.map((slot) => (
        <SlotForm key={slot.name} slot={slot} />
      ))}
    </div>
  );
}

/** Which of the slot's options is taken, what it does, and its numbers. */
function SlotForm({ slot }: { readonly slot: OptionSlot }) {
  const app = useApp();
  const network = useNetwork();
  const { options, loss } = network.training;
  const classes = datasetOf(network)?.facts.classes.length ?? 0;
  const chosen = options?.[slot.name];
  const spec = chosen && optionSpec(slot.name, chosen.kind);
  const store = app.network.getState;
  const change = (option: ChosenOption | undefined, gesture?: string) =>
    store().change(
      `change the ${slot.title.toLowerCase()}`,
      (present) => setTrainingOption(present, slot.name, option),
      gesture,
    );
  return (
    <>
      <Field label={slot.title}>
        <Select
          label={slot.title}
          value={chosen?.kind ?? NONE}
          choices={[
            { value: NONE, label: slot.none ?? "None" },
            ...slot.options.map(({ kind, title, refusal }) => ({
              value: kind,
              label: title,
              refusal: refusal?.(loss),
            })),
          ]}
          onChange={(kind) => {
            const next = optionSpec(slot.name, kind);
            change(next && { kind, params: defaultParams(next.params) });
          }}
        />
      </Field>
      {chosen && spec && (
        <>
          <p className="second">{spec.sentence}</p>
          <ParamsForm
            schema={spec.shown?.(classes) ?? spec.params}
            params={chosen.params}
            onCommit={() => store().endGesture()}
            onChange={(params) =>
              change(
                { ...chosen, params: { ...chosen.params, ...params } },
                `${slot.name} ${Object.keys(params).join()}`,
              )
            }
          />
        </>
      )}
    </>
  );
}

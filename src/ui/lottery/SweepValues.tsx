/** The values of one setting that a sweep tries: those that are offered, pressed or not, and any other number. */
import { type FormEvent, useId, useState } from "react";
import { readNumber } from "../../core/lab/expression";
import type { Network } from "../../core/network/network";
import { MOST_VALUES, type SweepAxis } from "../../core/sweep/grid";
import { type SweepSetting, type SweepValue, showValue, valueRefusal } from "../../core/sweep/setting";
import { Button } from "../kit/Button";
import { Problem } from "../kit/Field";

export interface SweepValuesProps {
  readonly axis: SweepAxis;
  readonly network: Network;
  readonly isDisabled: boolean;
  readonly onChange: (axis: SweepAxis) => void;
}

export function SweepValues({ axis, network, isDisabled, onChange }: SweepValuesProps) {
  const { setting, values } = axis;
  const { title } = setting;
  const choose = (next: readonly SweepValue[]) => onChange({ setting, values: inOrder(setting, next) });
  const isFull = values.length >= MOST_VALUES;
  return (
    <fieldset className="sweep-values" aria-label={`Values of ${title}`}>
      {inOrder(setting, [...new Set([...offeredTo(setting, network), ...values])]).map((value) => {
        const isChosen = values.includes(value);
        return (
          <Button
            key={value}
            look="small"
            aria-pressed={isChosen}
            disabled={isDisabled || (isFull && !isChosen)}
            onClick={() => choose(isChosen ? values.filter((one) => one !== value) : [...values, value])}
          >
            {showValue(setting, value)}
          </Button>
        );
      })}
      {typeof setting.offered[0] === "number" && (
        <OtherValue
          key={setting.id}
          setting={setting}
          network={network}
          isDisabled={isDisabled || isFull}
          onAdd={(value) => choose([...new Set([...values, value])])}
        />
      )}
    </fieldset>
  );
}

interface OtherValueProps {
  readonly setting: SweepSetting;
  readonly network: Network;
  readonly isDisabled: boolean;
  readonly onAdd: (value: number) => void;
}

function OtherValue({ setting, network, isDisabled, onAdd }: OtherValueProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const problemId = useId();
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    const read = readNumber(text);
    const refusal = read.ok ? valueRefusal(setting, network, read.value) : read.text;
    setProblem(refusal);
    if (!read.ok || refusal !== undefined) return;
    setText("");
    onAdd(read.value);
  };
  return (
    <form className="sweep-other" onSubmit={add}>
      <input
        className="text-field"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`Another value of ${setting.title}`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && problemId}
        placeholder="Another"
        value={text}
        disabled={isDisabled}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(undefined);
        }}
      />
      <Button look="small" type="submit" disabled={isDisabled || text.trim() === ""}>
        Add
      </Button>
      {problem && <Problem id={problemId}>{problem}</Problem>}
    </form>
  );
}

/** Those that people try first, and the network's own. */
function offeredTo(setting: SweepSetting, network: Network): readonly SweepValue[] {
  const found = setting.find(network);
  const own = typeof found === "string" ? undefined : found.present;
  return own === undefined ? setting.offered : [...new Set([...setting.offered, own])];
}

/** Three to begin with: the network's own value and its neighbours. */
export function firstValues(setting: SweepSetting, network: Network): readonly SweepValue[] {
  const offered = inOrder(setting, offeredTo(setting, network));
  const found = setting.find(network);
  const own = typeof found === "string" ? undefined : found.present;
  const at = own === undefined ? 0 : offered.indexOf(own);
  const first = Math.max(0, Math.min(at - 1, offered.length - 3));
  return offered.slice(first, first + 3);
}

/** Numbers by size, names as they are offered. */
function inOrder({ offered }: SweepSetting, values: readonly SweepValue[]): readonly SweepValue[] {
  const place = (value: SweepValue) => (typeof value === "number" ? value : offered.indexOf(value));
  return values.toSorted((a, b) => {
    const [first, second] = [place(a), place(b)];
    // Names that are not offered come last.
    if (first < 0 && typeof a === "string") return 1;
    return second < 0 && typeof b === "string" ? -1 : first - second;
  });
}

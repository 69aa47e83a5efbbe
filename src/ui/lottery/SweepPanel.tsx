/** A sweep: which settings and values are tried from how many seeds, and what came of it. */
import { useState } from "react";
import { useStore } from "zustand";
import { isSweepOf, OLD, type SweepState, sweepOf } from "../../app/sweep/sweep";
import type { Network } from "../../core/network/network";
import type { SweepAxis } from "../../core/sweep/grid";
import { sweepSetting, sweepSettings } from "../../core/sweep/list";
import { useApp, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { Field } from "../kit/Field";
import { Message } from "../kit/Message";
import { Select } from "../kit/Select";
import { useThrottled } from "../kit/use-throttled";
import { SweepOutcomes } from "./SweepOutcomes";
import { firstValues, SweepValues } from "./SweepValues";

const COUNTS = [8, 16, 32, 64];
/** Milliseconds between two looks at what has come. */
const LOOK = 150;
const NOTHING = "nothing";

export function SweepPanel() {
  const app = useApp();
  const sweep = sweepOf(app);
  const now = useStore(sweep.store);
  const shown = useThrottled(now, LOOK);
  const network = useNetwork();
  const [axes, setAxes] = useState(() => now.grid?.axes ?? firstAxes(network));
  const [seeds, setSeeds] = useState(() => now.seeds || 8);
  const isRunning = now.state === "running";
  const isOld =
    now.network !== undefined &&
    now.grid !== undefined &&
    !isSweepOf({ network: now.network, grid: now.grid }, network);
  const replace = (index: number, axis: SweepAxis | undefined) =>
    setAxes(
      index === 0 && axis ? [axis, ...axes.slice(1)] : axis ? [...axes.slice(0, 1), axis] : axes.slice(0, 1),
    );
  return (
    <>
      <p className="second">
        The network on the canvas with other settings, each from the same seeds: which value is best, and
        whether that is more than luck.
      </p>
      <div className="form">
        {[0, 1].map((index) => (
          <AxisForm
            key={index}
            label={index === 0 ? "Setting" : "And"}
            axis={axes[index]}
            other={axes[1 - index]}
            network={network}
            isDisabled={isRunning}
            onChange={(axis) => replace(index, axis)}
          />
        ))}
        <Field label="Seeds of each">
          <Select
            label="Seeds of each"
            value={String(seeds)}
            choices={COUNTS.map((count) => ({ value: String(count), label: `1 to ${count}` }))}
            onChange={(value) => setSeeds(Number(value))}
            disabled={isRunning}
          />
        </Field>
      </div>
      <div className="actions">
        {isRunning ? (
          <Button look="small" onClick={sweep.cancel}>
            Cancel
          </Button>
        ) : (
          <Button look="small primary" onClick={() => sweep.start(axes, seeds)}>
            {now.grid ? "Start again" : "Start"}
          </Button>
        )}
        <span className="second lottery-progress" translate="no">
          {isRunning || now.grid ? progressOf(now) : runsOf(axes, seeds)}
        </span>
      </div>
      {now.text && <Message kind="failed">{now.text}</Message>}
      {isOld && <Message kind="paused">{OLD}</Message>}
      {shown.network && shown.grid && (
        <SweepOutcomes network={shown.network} grid={shown.grid} sweep={shown} isOld={isOld} />
      )}
    </>
  );
}

interface AxisFormProps {
  readonly label: string;
  /** undefined: one setting alone is tried. */
  readonly axis: SweepAxis | undefined;
  readonly other: SweepAxis | undefined;
  readonly network: Network;
  readonly isDisabled: boolean;
  readonly onChange: (axis: SweepAxis | undefined) => void;
}

function AxisForm({ label, axis, other, network, isDisabled, onChange }: AxisFormProps) {
  const isSecond = label !== "Setting";
  const found = axis?.setting.find(network);
  return (
    <>
      <Field label={label} problem={typeof found === "string" ? found : undefined}>
        <Select
          label={isSecond ? "And another setting" : label}
          value={axis?.setting.id ?? NOTHING}
          choices={[
            ...(isSecond ? [{ value: NOTHING, label: "Nothing else" }] : []),
            ...sweepSettings
              .filter(({ id }) => id !== other?.setting.id)
              .map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(value) => {
            const setting = sweepSetting(value);
            onChange(setting && { setting, values: firstValues(setting, network) });
          }}
          disabled={isDisabled}
        />
      </Field>
      {axis && typeof found === "object" && (
        <SweepValues axis={axis} network={network} isDisabled={isDisabled} onChange={onChange} />
      )}
    </>
  );
}

function firstAxes(network: Network): readonly SweepAxis[] {
  return sweepSettings.slice(0, 1).map((setting) => ({ setting, values: firstValues(setting, network) }));
}

/** "3 × 2 × 8 = 48 runs" */
function runsOf(axes: readonly SweepAxis[], seeds: number): string {
  const factors = [...axes.map(({ values }) => values.length), seeds];
  const runs = factors.reduce((product, factor) => product * factor, 1);
  return `${factors.join(" × ")} = ${runs.toLocaleString("en")} runs`;
}

/** "31 of 48", "48 runs in 2.1 s". */
function progressOf({ state, grid, outcomes, seeds, took }: SweepState): string {
  const runs = (grid?.cells.length ?? 0) * seeds;
  const ended = outcomes.reduce((sum, cell) => sum + cell.length, 0);
  const seconds = `${(took / 1000).toFixed(1)} s`;
  if (state === "running") return `${ended} of ${runs}`;
  if (state === "cancelled") return `Cancelled: ${ended} of ${runs} in ${seconds}`;
  return state === "done" ? `${runs} runs in ${seconds}` : "";
}

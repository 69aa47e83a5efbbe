/** Everything that decides how the network trains: optimizer, loss, epochs, batch, seed, and what is held back. */
import { Dices } from "lucide-react";
import { datasetOf } from "../../app/network/dataset";
import { setSplit, setTraining } from "../../core/network/edit";
import type { Network, Params, TrainingSettings as Settings, Split } from "../../core/network/network";
import { defaultParams } from "../../core/params";
import { lossSpecs } from "../../core/training/losses";
import { optimizerSpec, optimizerSpecs } from "../../core/training/optimizers";
import { trainingParams } from "../../core/training/settings";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { Button } from "../kit/Button";
import { Field } from "../kit/Field";
import { NumberField } from "../kit/NumberField";
import { ParamsForm } from "../kit/ParamsForm";
import { Fold } from "../kit/Section";
import { Select } from "../kit/Select";
import { TrainingOptions } from "./TrainingOptions";

export function TrainingSettings() {
  const app = useApp();
  const network = useNetwork();
  const { optimizer, loss, epochs, batchSize, seed } = network.training;
  const spec = optimizerSpec(optimizer.kind);
  const commit = () => app.network.getState().endGesture();
  const change = (label: string, settings: Partial<Settings>, gesture?: string) =>
    app.network
      .getState()
      .change(`change the ${label}`, (present) => setTraining(present, settings), gesture);

  return (
    <div className="form">
      <h3>Optimisation</h3>
      <Field label="Optimizer">
        <Select
          label="Optimizer"
          value={optimizer.kind}
          choices={optimizerSpecs.map((entry) => ({ value: entry.kind, label: entry.title }))}
          onChange={(kind) => {
            const next = optimizerSpec(kind);
            if (next)
              change("optimizer", {
                optimizer: { kind, params: carriedOver(next.params, optimizer.params) },
              });
          }}
        />
      </Field>
      {spec && (
        <ParamsForm
          schema={spec.params}
          params={optimizer.params}
          onCommit={commit}
          onChange={(params) =>
            change(
              "optimizer",
              { optimizer: { kind: optimizer.kind, params: { ...optimizer.params, ...params } } },
              `optimizer ${Object.keys(params).join()}`,
            )
          }
        />
      )}
      <Field label="Loss">
        <Select
          label="Loss"
          value={loss}
          choices={lossSpecs.map((entry) => ({ value: entry.kind, label: entry.title }))}
          onChange={(kind) => change("loss", { loss: kind })}
        />
      </Field>
      <h3>Run</h3>
      <ParamsForm
        schema={trainingParams}
        params={{ epochs, batchSize, seed }}
        onCommit={commit}
        onChange={(params) =>
          change(Object.keys(params).join(), params as Partial<Settings>, `run ${Object.keys(params).join()}`)
        }
      />
      <Button
        look="small"
        onClick={() => change("seed", { seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1 })}
      >
        <Dices size={14} /> Another seed
      </Button>
      <EngineField />
      <Fold title="More ways to train" open={network.training.options !== undefined}>
        <TrainingOptions />
      </Fold>
      <h3>Held back for validation</h3>
      <SplitForm network={network} />
    </div>
  );
}

/** A new optimizer's defaults, with the learning rate kept: it is the setting people have chosen. */
function carriedOver(schema: Parameters<typeof defaultParams>[0], before: Params): Params {
  const { learningRate } = before;
  return { ...defaultParams(schema), ...(learningRate !== undefined && { learningRate }) };
}

const ANY_ENGINE = "any";

/** Which engine trains: this person's choice, not the network's. Weights move from one to the other. */
function EngineField() {
  const app = useApp();
  const wish = useSession((state) => state.preferences.engine);
  const engine = useRun((state) => state.engine);
  return (
    <>
      <Field label="Engine">
        <Select
          label="Engine"
          value={wish ?? ANY_ENGINE}
          choices={[
            { value: ANY_ENGINE, label: "The fastest that can" },
            { value: "fast", label: "Fast engine" },
            { value: "tensorflow", label: "TensorFlow.js" },
          ]}
          onChange={(value) =>
            app.session
              .getState()
              .prefer({ engine: value === "fast" || value === "tensorflow" ? value : undefined })
          }
        />
      </Field>
      {engine && <p className="second">Now: {engine}</p>}
    </>
  );
}

/** Which part of the examples is held back. */
function SplitForm({ network }: { readonly network: Network }) {
  const app = useApp();
  const { split } = network;
  const hasTestPart = datasetOf(network)?.facts.hasTestPart ?? false;
  const change = (next: Split, gesture?: string) =>
    app.network.getState().change("change the split", (present) => setSplit(present, next), gesture);
  return (
    <>
      <Field label="Part">
        <Select
          label="Part held back"
          value={split.kind}
          choices={[
            { value: "none", label: "None" },
            { value: "share", label: "A share" },
            {
              value: "test",
              label: "Its own test part",
              refusal: hasTestPart ? undefined : "This data set has none",
            },
          ]}
          onChange={(kind) =>
            change(
              kind === "share" ? { kind, share: 0.2, seed: 1 } : { kind: kind === "test" ? "test" : "none" },
            )
          }
        />
      </Field>
      {split.kind === "share" && (
        <>
          <Field label="Share" hint="Of every class, so that the mix stays the same">
            <NumberField
              label="Share held back"
              value={split.share}
              minimum={0.05}
              maximum={0.95}
              step={0.05}
              refuse={(share) =>
                share > 0 && share < 1 ? undefined : "A share is more than 0 and less than 1."
              }
              onChange={(share) => change({ ...split, share }, "share")}
            />
          </Field>
          <Field label="Split seed">
            <NumberField
              label="Split seed"
              value={split.seed}
              minimum={0}
              refuse={(seed) =>
                Number.isSafeInteger(seed) && seed >= 0
                  ? undefined
                  : "A seed is a whole number of at least 0."
              }
              onChange={(seed) => change({ ...split, seed }, "split seed")}
            />
          </Field>
        </>
      )}
    </>
  );
}

/** The question that the present state began as: guesses first, then the answer and what to look at. */
import { Check, ChevronLeft, ChevronRight, RotateCcw, X } from "lucide-react";
import { openQuestion } from "../../app/lab/open-question";
import type { LabPreset } from "../../core/lab/interface";
import { labPresets } from "../../core/lab/presets";
import { useApp, useLab, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { Select } from "../kit/Select";
import { usePageWidth } from "../media";
import "./questions.css";

export function QuestionCard() {
  const app = useApp();
  const id = useLab((lab) => lab.history.present.preset);
  const revealed = useLab((lab) => lab.revealed);
  const linked = useLab((lab) => lab.link?.node);
  const layer = useNetwork().nodes.find((node) => node.id === linked)?.name;
  const isWide = usePageWidth() === "wide";
  const index = labPresets.findIndex((preset) => preset.id === id);
  const preset = labPresets[index];
  const step = (by: 1 | -1) => {
    const next = labPresets[(index + by + labPresets.length) % labPresets.length];
    if (next) openQuestion(app, next);
  };
  return (
    <section className="question-card" aria-label="Question" tabIndex={-1}>
      <div className="question-top">
        <span className="question-eyebrow">
          {preset
            ? `Question ${index + 1} of ${labPresets.length}`
            : layer
              ? `A layer: ${layer}`
              : "Free play"}
        </span>
        {!isWide && (
          <Select
            look="small"
            label="Question"
            value={id ?? ""}
            choices={[
              ...(preset ? [] : [{ value: "", label: "Choose a question" }]),
              ...labPresets.map(({ id: value, title }) => ({ value, label: title })),
            ]}
            onChange={(value) => {
              const chosen = labPresets.find((candidate) => candidate.id === value);
              if (chosen) openQuestion(app, chosen);
            }}
          />
        )}
        <span className="question-steps">
          {preset && revealed && (
            <Button
              look="quiet icon small"
              hint="Ask again, with the question's own matrix"
              aria-label="Ask again"
              onClick={() => openQuestion(app, preset)}
            >
              <RotateCcw size={14} />
            </Button>
          )}
          <Button
            look="quiet icon small"
            hint="The question before"
            aria-label="The question before"
            onClick={() => step(-1)}
          >
            <ChevronLeft size={15} />
          </Button>
          <Button
            look="quiet icon small"
            hint="The next question"
            aria-label="The next question"
            onClick={() => step(1)}
          >
            <ChevronRight size={15} />
          </Button>
        </span>
      </div>
      {preset ? (
        <Question preset={preset} />
      ) : (
        <p className="second">
          {layer ? (
            "What its weights and bias do to the plane. Change them here and the network answers; train, and they move."
          ) : (
            <>
              Drag an arrow, type a matrix such as <span className="mono">cos(pi/4)</span>, or take a
              question.
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** The question with its choices and, once one is made, the answer. */
function Question({ preset }: { readonly preset: LabPreset }) {
  const app = useApp();
  const guess = useLab((lab) => lab.guess);
  const revealed = useLab((lab) => lab.revealed);
  const { answer } = app.lab.getState();
  return (
    <>
      <h2 className="question">{preset.question}</h2>
      <fieldset className="actions" aria-label="Your guess">
        {preset.choices.map((choice, index) => {
          const isRight = index === preset.right;
          const isChosen = index === guess;
          const mark = !revealed ? "" : isRight ? "right" : isChosen ? "wrong" : "other";
          return (
            <button
              type="button"
              key={choice}
              className={`guess ${mark}`}
              aria-pressed={isChosen}
              onClick={() => answer(index)}
            >
              {mark === "right" && <Check size={14} strokeWidth={2.25} aria-label="right:" />}
              {mark === "wrong" && <X size={14} strokeWidth={2.25} aria-label="not so:" />}
              {choice}
            </button>
          );
        })}
        {!revealed && (
          <Button look="quiet small" onClick={() => answer(undefined)}>
            Show me
          </Button>
        )}
      </fieldset>
      <div className="answer" aria-live="polite">
        {revealed && (
          <>
            <p>{preset.answer}</p>
            <p className="second">Look at: {preset.lookAt}</p>
            {preset.correction && <p className="correction">{preset.correction}</p>}
          </>
        )}
      </div>
    </>
  );
}

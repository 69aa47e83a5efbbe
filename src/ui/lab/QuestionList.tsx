/** Every experiment of the material as a question to be answered before anything is drawn. */
import { Check } from "lucide-react";
import { openQuestion } from "../../app/lab/open-question";
import { labPresets } from "../../core/lab/presets";
import { useApp, useLab } from "../context";

export function QuestionList() {
  const app = useApp();
  const current = useLab((lab) => lab.history.present.preset);
  const answered = useLab((lab) => lab.answered);
  return (
    <>
      <h2>Questions</h2>
      <ol className="question-list">
        {labPresets.map((preset, index) => (
          <li key={preset.id}>
            <button
              type="button"
              aria-current={preset.id === current ? "true" : undefined}
              onClick={() => openQuestion(app, preset)}
            >
              <span className="question-number mono" aria-hidden>
                {answered.has(preset.id) ? <Check size={13} strokeWidth={2.25} /> : index + 1}
              </span>
              <span>
                <b>{preset.title}</b>
                <span className="second">{preset.question}</span>
              </span>
              {answered.has(preset.id) && <span className="visually-hidden">, answered</span>}
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

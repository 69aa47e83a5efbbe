/**
 * The matrix lab: questions at the left, the plane in the middle with its question above and its film below, the
 * matrix and what is true of it at the right. Smaller screens keep the plane in sight and scroll the rest.
 */
import { useLab, useSession } from "../context";
import { ButtonGroup } from "../kit/Button";
import { usePageWidth } from "../media";
import { BridgePanel } from "./BridgePanel";
import { FactorStrips } from "./FactorStrips";
import { FactsPanel } from "./FactsPanel";
import { FilmBar } from "./FilmBar";
import { LabAnnouncer } from "./LabAnnouncer";
import { LabHeader } from "./LabHeader";
import { LabPicture } from "./LabPicture";
import { MatrixPanel } from "./MatrixPanel";
import { ModePanel } from "./ModePanel";
import { QuestionCard } from "./QuestionCard";
import { QuestionList } from "./QuestionList";
import { useFilms } from "./use-film";
import "./lab.css";

export function LabPage() {
  const width = usePageWidth();
  const isFull = useSession((state) => state.preferences.fullScreen === "lab");
  const mode = useLab((lab) => lab.history.present.mode);
  const films = useFilms();
  const side = (
    <>
      <MatrixPanel />
      <ModePanel />
      <BridgePanel />
      {mode !== "unit" && <FactsPanel />}
      <FactorStrips />
    </>
  );
  return (
    <div className={`lab ${width} ${isFull ? "full" : ""}`}>
      {width === "wide" && !isFull && (
        <nav className="lab-questions scrolls" aria-label="Questions">
          <QuestionList />
        </nav>
      )}
      <div className="lab-middle">
        <ButtonGroup>
          <LabHeader />
        </ButtonGroup>
        <QuestionCard />
        <LabPicture films={films} />
        <FilmBar films={films} />
      </div>
      {!isFull && (
        // Focusable, because it scrolls where it is short of room.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        <section className="lab-side scrolls" aria-label="The matrix and what is true of it" tabIndex={0}>
          {side}
        </section>
      )}
      <LabAnnouncer />
    </div>
  );
}

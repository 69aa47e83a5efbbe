/** Says what the picture shows once it has come to rest: for those who do not see it. */
import { useEffect, useState } from "react";
import { useLab } from "../context";

/** Milliseconds of rest after which a sentence is said. */
const RESTS = 700;

export function LabAnnouncer() {
  const sentence = useLab((lab) => lab.seen.sentence);
  const quiet = useLab((lab) => lab.playing || !lab.revealed || lab.following);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (quiet) return;
    const timer = setTimeout(() => setSaid(sentence), RESTS);
    return () => clearTimeout(timer);
  }, [sentence, quiet]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="lab-says">
      {said}
    </div>
  );
}

/** The clock of everything that plays: it moves with the screen's frames, or by stills where less motion is asked for. */
import { useEffect, useRef } from "react";
import { useReducedMotion } from "../media";
import { nextMoment, type Playing } from "./playing";

export interface PlayingClock extends Playing {
  readonly isPlaying: boolean;
  /** Where it stands, in its own units of time. */
  readonly moment: () => number;
  /** The next moment worth standing still at, after this one. */
  readonly nextStill: (moment: number) => number;
  /** Takes it there. isOver: it plays no more. */
  readonly onMoment: (moment: number, isOver: boolean) => void;
}

/** Plays while `isPlaying`; what it is given may be new at every render. */
export function usePlayingClock(clock: PlayingClock): void {
  const isReduced = useReducedMotion();
  const latest = useRef(clock);
  latest.current = clock;
  useEffect(() => {
    if (!clock.isPlaying) return;
    if (isReduced) {
      const { moment, nextStill, onMoment } = latest.current;
      onMoment(nextStill(moment()), true);
      return;
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const { moment, onMoment } = latest.current;
      const next = nextMoment(moment(), (now - last) / 1000, latest.current);
      last = now;
      onMoment(next.moment, next.isOver);
      if (!next.isOver) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [clock.isPlaying, isReduced]);
}

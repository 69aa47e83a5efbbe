/** A small picture of what each seed’s network says of the plane, by outcome; one press makes a seed the network’s. */
import { useCallback, useMemo, useRef, useState } from "react";
import { lotteryOf } from "../../app/lottery/lottery";
import type { SeedOutcome } from "../../core/lottery/outcome";
import { inOrder, type OutcomeOrder } from "../../core/lottery/summary";
import { nameOfOutcome } from "../../core/words/lottery-words";
import type { CursorKey } from "../../viz/kit/cursor-key";
import { drawSeedPictures } from "../../viz/lottery/draw-seed-pictures";
import { layOutSeeds, moveSeed, pickSeed, seedPlace } from "../../viz/lottery/seed-pictures";
import { useApp, useNetwork } from "../context";
import { Button } from "../kit/Button";
import { PictureCanvas } from "../kit/PictureCanvas";
import { PictureCursor } from "../kit/PictureCursor";
import { Select } from "../kit/Select";
import { useSize } from "../kit/use-size";
import { usePictureTheme } from "../theme";
import { ClassLegend } from "./ClassLegend";

/** Pictures at a time. */
const PAGE = 40;

const ORDERS = [
  { value: "worst", label: "Unluckiest first" },
  { value: "best", label: "Luckiest first" },
  { value: "seed", label: "By seed" },
] as const;

interface SeedPicturesProps {
  readonly outcomes: readonly SeedOutcome[];
  /** Names of the classes, in their order. */
  readonly classes: readonly string[];
  /** The network on the canvas is another by now. */
  readonly isOld: boolean;
}

export function SeedPictures({ outcomes, classes, isOld }: SeedPicturesProps) {
  const app = useApp();
  const theme = usePictureTheme();
  const open = useNetwork().training.seed;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [order, setOrder] = useState<OutcomeOrder>("worst");
  const [page, setPage] = useState(0);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [looked, setLooked] = useState<number | undefined>(undefined);
  const all = useMemo(() => inOrder(outcomes, order), [outcomes, order]);
  const pages = Math.ceil(all.length / PAGE);
  const start = Math.min(page, Math.max(0, pages - 1)) * PAGE;
  const shown = useMemo(() => all.slice(start, start + PAGE), [all, start]);
  const grid = layOutSeeds(shown.length, width);
  const indexOf = (seed: number | undefined) => shown.findIndex((outcome) => outcome.seed === seed);
  const lookedAt = indexOf(looked);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, room: number) =>
      drawSeedPictures(
        context,
        layOutSeeds(shown.length, room),
        shown,
        { looked: lookedAt < 0 ? undefined : lookedAt, open: isOld ? undefined : open },
        theme,
      ),
    [shown, lookedAt, open, isOld, theme],
  );
  const move = (seed: number, key: CursorKey): number => {
    const index = indexOf(seed);
    const next = moveSeed(grid, index, key);
    const isForward = key === "right" || key === "down";
    const beyond =
      next === index &&
      (isForward ? all[start + PAGE] : key === "left" || key === "up" ? all[start - 1] : undefined);
    if (!beyond) return shown[next]?.seed ?? seed;
    setPage(start / PAGE + (isForward ? 1 : -1));
    return beyond.seed;
  };
  const one = all.find(({ seed }) => seed === looked);
  return (
    <section className="lottery-pictures" aria-label="Every seed">
      <div className="lottery-order">
        <Select
          label="Order of the seeds"
          value={order}
          choices={ORDERS}
          look="small"
          onChange={(value) => {
            setPage(0);
            setOrder(value as OutcomeOrder);
          }}
        />
        <span className="lottery-pages">
          <span className="second" translate="no">
            {start + 1}–{start + shown.length} of {all.length}
          </span>
          <Button
            look="small"
            disabled={start === 0}
            aria-label="Seeds before these"
            onClick={() => setPage(start / PAGE - 1)}
          >
            ‹
          </Button>
          <Button
            look="small"
            disabled={start + PAGE >= all.length}
            aria-label="Seeds after these"
            onClick={() => setPage(start / PAGE + 1)}
          >
            ›
          </Button>
        </span>
      </div>
      <p className="second lottery-looked">
        {one
          ? `${nameOfOutcome(one)}.`
          : "A click on a picture, or Enter, makes its seed the network’s and trains it."}
      </p>
      <ClassLegend classes={classes} />
      <div ref={box} style={{ height: grid.height }}>
        <PictureCursor
          label="Seeds. Arrow keys go from one to the next, Enter makes one the network’s seed and trains it."
          item={indexOf(cursor) < 0 ? shown[0]?.seed : cursor}
          nameOf={(seed) => nameOfOutcome(all.find((outcome) => outcome.seed === seed) as SeedOutcome)}
          placeOf={(seed) => seedPlace(grid, indexOf(seed))}
          pick={(at) => shown[pickSeed(grid, at) ?? -1]?.seed}
          move={move}
          onMove={setCursor}
          onLook={setLooked}
          onOpen={(seed) => {
            const outcome = all.find((candidate) => candidate.seed === seed);
            if (outcome) void lotteryOf(app).open(outcome);
          }}
          width={width}
          height={grid.height}
        >
          <PictureCanvas
            label="What each seed’s network says of the plane, the share it has right below"
            draw={draw}
          />
        </PictureCursor>
      </div>
    </section>
  );
}

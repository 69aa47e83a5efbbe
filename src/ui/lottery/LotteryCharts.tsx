/** Where the seeds end, when they have everything right, and on which way: two histograms and two charts of all curves. */
import { useCallback, useMemo } from "react";
import type { SeedOutcome } from "../../core/lottery/outcome";
import { quartilesOf } from "../../core/lottery/summary";
import { curvesView } from "../../viz/lottery/curves";
import { drawCurves } from "../../viz/lottery/draw-curves";
import { drawHistogram } from "../../viz/lottery/draw-histogram";
import {
  accuracyBins,
  type Bin,
  epochBins,
  histogramView,
  histogramWords,
} from "../../viz/lottery/histogram";
import { PictureCanvas } from "../kit/PictureCanvas";
import { usePictureTheme } from "../theme";

interface ChartsProps {
  readonly outcomes: readonly SeedOutcome[];
  readonly epochs: number;
}

export function LotteryCharts({ outcomes, epochs }: ChartsProps) {
  const accuracies = useMemo(() => accuracyBins(outcomes), [outcomes]);
  const perfects = useMemo(() => epochBins(outcomes, epochs), [outcomes, epochs]);
  return (
    <>
      <Histogram title="Accuracy in the end, in %: how many seeds" bins={accuracies} />
      <Histogram title="First epoch with 100 %: how many seeds" bins={perfects} />
      <Curves title="Accuracy by epoch" kind="share" outcomes={outcomes} epochs={epochs} />
      <Curves title="Loss by epoch" kind="loss" outcomes={outcomes} epochs={epochs} />
      <p className="second">Thin: each seed. Solid: the median. Dashed: the quarters.</p>
    </>
  );
}

function Histogram({ title, bins }: { readonly title: string; readonly bins: readonly Bin[] }) {
  const theme = usePictureTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawHistogram(context, histogramView(bins, { width, height }), theme),
    [bins, theme],
  );
  return (
    <figure className="lottery-figure">
      <figcaption>{title}</figcaption>
      <div className="lottery-chart">
        <PictureCanvas label={`${title}. ${histogramWords(bins)}`} draw={draw} />
      </div>
    </figure>
  );
}

interface CurvesProps extends ChartsProps {
  readonly title: string;
  readonly kind: "share" | "loss";
}

function Curves({ title, kind, outcomes, epochs }: CurvesProps) {
  const theme = usePictureTheme();
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const curves = outcomes.map(({ curve }) => (kind === "share" ? curve.accuracy : curve.loss));
      const pixelRatio = context.getTransform().a;
      const quartiles = quartilesOf(curves);
      drawCurves(context, curvesView({ curves, quartiles, epochs, kind, pixelRatio, width, height }), theme);
    },
    [outcomes, epochs, kind, theme],
  );
  return (
    <figure className="lottery-figure">
      <figcaption>{title}</figcaption>
      <div className="lottery-chart">
        <PictureCanvas label={`${title}: every seed’s curve, with the median and the quarters`} draw={draw} />
      </div>
    </figure>
  );
}

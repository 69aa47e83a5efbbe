/** What a sweep came to: a sentence, the medians as shades with their spread, and the prediction in the middle of each recipe. */
import { useMemo, useState } from "react";
import { datasetOf } from "../../app/network/dataset";
import { type SweepState, sweepOf } from "../../app/sweep/sweep";
import type { Network } from "../../core/network/network";
import { compareCells, summariseCell } from "../../core/sweep/comparison";
import type { SweepGrid } from "../../core/sweep/grid";
import { showValue } from "../../core/sweep/setting";
import { countOf } from "../../core/words/count-of";
import { cellSentence, sweepSentence } from "../../core/words/sweep-words";
import { toCss } from "../../viz/kit/colour";
import { drawCellPictures, drawHeatMap, shadeColour } from "../../viz/sweep/draw";
import { type GridAxis, layOutGrid } from "../../viz/sweep/grid-layout";
import { heatMap } from "../../viz/sweep/heat-map";
import { useApp } from "../context";
import { usePictureTheme } from "../theme";
import { ClassLegend } from "./ClassLegend";
import { SweepPicture } from "./SweepPicture";

/** In CSS pixels. */
const HEAT_HEIGHT = 34;
const MOST_PICTURE = 110;

export interface SweepOutcomesProps {
  readonly network: Network;
  readonly grid: SweepGrid;
  readonly sweep: SweepState;
  readonly isOld: boolean;
}

export function SweepOutcomes({ network, grid, sweep, isOld }: SweepOutcomesProps) {
  const app = useApp();
  const theme = usePictureTheme();
  const { outcomes, state } = sweep;
  const { cells } = grid;
  const [looked, setLooked] = useState<number | undefined>(undefined);
  const summaries = useMemo(() => outcomes.map(summariseCell), [outcomes]);
  const isOver = state === "done" || state === "cancelled";
  const comparison = useMemo(() => (isOver ? compareCells(outcomes) : undefined), [isOver, outcomes]);
  const pictures = summaries.map((summary) => summary?.middle.picture);
  const names = cells.map(({ name }) => name);
  const axes = axesOf(grid);
  const nameOf = (index: number) =>
    cellSentence(
      names[index] ?? "",
      summaries[index],
      comparison?.differences.find(({ cell }) => cell === index),
    );
  const isHeldBack = network.split.kind !== "none";
  const map = (layout: Parameters<typeof heatMap>[0]) => heatMap(layout, summaries, comparison?.best);
  const { from } = map(layOutGrid(axes, 1, () => HEAT_HEIGHT));
  const common = {
    looked,
    nameOf,
    onLook: setLooked,
    onOpen: (index: number) => void sweepOf(app).open(index),
    count: cells.length,
  };
  return (
    <div className="lottery-outcomes">
      {comparison && (
        <p className="lottery-sentence" data-testid="sweep-sentence">
          {comparison.differences.length > 0 && (
            <span className="second">Is the difference larger than luck? </span>
          )}
          {sweepSentence(comparison, names)}
        </p>
      )}
      <p className="second">
        Of “{network.name}” after {countOf(network.training.epochs, "epoch")}; of the{" "}
        {isHeldBack ? "examples held back" : "training examples"}
        {isHeldBack || outcomes.flat().every(({ curve }) => curve.isReached)
          ? ""
          : " as the last epoch met them while training"}
        .
        {comparison &&
          cells.length > 2 &&
          " Each interval is of one pair: of twenty pairs that are alike about one seems to differ."}
      </p>
      <p className="second sweep-looked">
        {looked === undefined
          ? `A click on a cell, or Enter, makes its recipe the network${isOld ? "" : " and trains it"}.`
          : nameOf(looked)}
      </p>
      <figure className="lottery-figure">
        <figcaption>% right in the end: the median of the seeds</figcaption>
        <SweepPicture
          {...common}
          label="Recipes by their medians. Arrow keys go from one to the next, Enter makes one the network."
          pictureLabel="The median of each recipe’s seeds, with the middle half"
          layout={(width) => layOutGrid(axes, width, () => HEAT_HEIGHT)}
          draw={(context, layout) => drawHeatMap(context, layout, map(layout), looked, theme)}
        />
        <p className="sweep-scale second" translate="no">
          <span>{Math.round(100 * from)} %</span>
          <span
            className="sweep-ramp"
            style={{
              background: `linear-gradient(to right, ${toCss(shadeColour(0, theme))}, ${toCss(shadeColour(1, theme))})`,
            }}
          />
          <span>100 %</span>
        </p>
        <p className="second">
          Bar: the middle half of the seeds, on the same scale. Corner: best on average.
        </p>
      </figure>
      {pictures.some((picture) => picture !== undefined) && (
        <figure className="lottery-figure">
          <figcaption>What the seed in the middle of each says of the plane</figcaption>
          <ClassLegend classes={datasetOf(network)?.facts.classes ?? []} />
          <SweepPicture
            {...common}
            label="Recipes by their pictures. Arrow keys go from one to the next, Enter makes one the network."
            pictureLabel="What the seed in the middle of each recipe’s outcomes says of the plane"
            layout={(width) => layOutGrid(acrossIfOne(axes), width, (side) => side, MOST_PICTURE)}
            draw={(context, layout) => drawCellPictures(context, layout, pictures, looked, theme)}
          />
        </figure>
      )}
    </div>
  );
}

function axesOf({ axes }: SweepGrid): readonly [GridAxis, GridAxis?] {
  const [down, across] = axes.map(({ setting, values }) => ({
    title: setting.title,
    values: values.map((value) => showValue(setting, value)),
  }));
  return across ? [down as GridAxis, across] : [down as GridAxis];
}

/** Pictures of one setting alone stand side by side. */
function acrossIfOne([down, across]: readonly [GridAxis, GridAxis?]): readonly [GridAxis, GridAxis?] {
  return across ? [down, across] : [{ title: "", values: [""] }, down];
}

/** What each kind of node shows where there is no plane to show: its own picture, and in a sentence what is seen on it. */
import type { ImageSize } from "../../../core/data/define";
import type { WeightArray } from "../../../core/network/checkpoint";
import type { Params } from "../../../core/network/network";
import { isNodeKind, type NodeKind } from "../../../core/nodes";
import { type ActivationName, activations, activationTitle } from "../../../core/nodes/activation/functions";
import { formatNumber } from "../../../viz/kit/numbers";
import type { PictureTheme } from "../../../viz/kit/theme";
import { roundUp } from "../../../viz/kit/ticks";
import {
  CURVE_REACH,
  drawCurve,
  drawHeatMap,
  drawImages,
  drawNames,
  drawSilenced,
  drawUnitImages,
  type RgbaImage,
} from "../../../viz/wide/draw";
import { type Kernel, largestMagnitude, pooledKernel, unitImage } from "../../../viz/wide/kernel-cells";

/** A node as its picture needs it. */
export interface WideNode {
  readonly kind: string;
  readonly name: string;
  readonly params: Params;
  /** Numbers that leave it, for one example. */
  readonly width: number;
  /** How its inputs are an image; undefined where they are none. */
  readonly image: ImageSize | undefined;
  /** The first examples, of an Input of images. */
  readonly examples: readonly RgbaImage[];
  readonly classes: readonly string[];
  /** undefined where they are not known. */
  readonly weights: readonly WeightArray[] | undefined;
}

export interface KindPicture {
  /** What is seen, in a sentence or two. */
  readonly words: string;
  readonly draw: (context: CanvasRenderingContext2D, side: number, theme: PictureTheme) => void;
}

/** Units whose weights are shown as images. */
const SHOWN_UNITS = 9;
/** Cells along a side of a heat map: about as many as a node's picture has pixels. */
const MOST_CELLS = 100;

/** undefined where nothing is known that could be shown. */
type Painter = (node: WideNode) => KindPicture | undefined;

const nothing: Painter = () => undefined;

const painters: Readonly<Record<NodeKind, Painter>> = {
  input: ofExamples,
  dense: ofKernel,
  activation: ofFunction,
  batchNormalization: nothing,
  layerNormalization: nothing,
  dropout: ofSilencedUnits,
  softmax: ofClasses,
  add: nothing,
  concatenate: nothing,
};

/** A node's own picture; undefined where its kind has none, or where what it would show is not known. */
export function kindPicture(node: WideNode): KindPicture | undefined {
  return isNodeKind(node.kind) ? painters[node.kind](node) : undefined;
}

function ofExamples({ examples }: WideNode): KindPicture | undefined {
  if (examples.length === 0) return undefined;
  return {
    words: `The first ${examples.length} training examples, as the network gets them.`,
    draw: (context, side, theme) => drawImages(context, examples, side, theme),
  };
}

function ofKernel(node: WideNode): KindPicture | undefined {
  const kernel = node.weights?.find(({ name }) => name === "kernel");
  const [inputs = 0, units = 0] = kernel?.shape ?? [];
  if (!kernel || units !== node.width) return undefined;
  const { values } = kernel;
  const { image } = node;
  return image && image.width * image.height * image.channels === inputs
    ? ofUnitImages({ values, inputs, units }, image)
    : ofHeatMap({ values, inputs, units });
}

function ofUnitImages(kernel: Kernel, image: ImageSize): KindPicture {
  const count = Math.min(SHOWN_UNITS, kernel.units);
  const cells = Array.from({ length: count }, (_, unit) => unitImage(kernel, unit, image));
  const scale = scaleOf(largestMagnitude(cells));
  const which = count < kernel.units ? `the first ${count} of ${number(kernel.units)} units` : "each unit";
  const largest = image.channels > 1 ? " Of a pixel’s colours the largest weight is shown." : "";
  return {
    words: `The weights that enter ${which}, each as an image of the input: ${rampWords(scale)}.${largest}`,
    draw: (context, side, theme) => drawUnitImages(context, cells, scale, side, theme),
  };
}

function ofHeatMap(kernel: Kernel): KindPicture {
  const { inputs, units } = kernel;
  const cells = pooledKernel(kernel, MOST_CELLS);
  const scale = scaleOf(largestMagnitude([cells]));
  const isPooled = cells.rows < units || cells.columns < inputs;
  const block = `${number(Math.ceil(units / cells.rows))} × ${number(Math.ceil(inputs / cells.columns))}`;
  const pooled = isPooled ? ` A cell shows the largest weight of up to ${block}, with its sign.` : "";
  return {
    words: `The weights: ${number(units)} units down, ${number(inputs)} inputs across, ${rampWords(scale)}.${pooled}`,
    draw: (context, side, theme) => drawHeatMap(context, cells, scale, side, theme),
  };
}

function ofFunction({ params }: WideNode): KindPicture | undefined {
  const name = String(params.function) as ActivationName;
  const curve = activations[name];
  if (!curve) return undefined;
  const slope = Number(params.slope);
  return {
    words: `${activationTitle(name)}, the curve that every number goes through by itself: what enters across, what leaves upwards, both from −${CURVE_REACH} to ${CURVE_REACH}.`,
    draw: (context, side, theme) => drawCurve(context, (x) => curve.value(x, slope), side, theme),
  };
}

function ofSilencedUnits({ params, width }: WideNode): KindPicture {
  const rate = Number(params.rate);
  return {
    words: `Of 100 units ${formatNumber(100 * rate)} are silenced at a training step (hollow), others at every step; here ${number(width)} units go through, outside of training all of them.`,
    draw: (context, side, theme) => drawSilenced(context, rate, side, theme),
  };
}

function ofClasses({ classes, width }: WideNode): KindPicture | undefined {
  if (classes.length !== width) return undefined;
  return {
    words: `A probability for each class, which sum to 1: ${classes.join(", ")}.`,
    draw: (context, side, theme) => drawNames(context, classes, side, theme),
  };
}

/** A round number that no weight is beyond. */
function scaleOf(largest: number): number {
  return largest > 0 ? roundUp(largest) : 1;
}

function rampWords(scale: number): string {
  const end = formatNumber(scale);
  return `purple below zero, green above, full colour at −${end} and ${end}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

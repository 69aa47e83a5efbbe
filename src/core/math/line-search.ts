/**
 * A search for the linear scores with the fewest errors, in any number of dimensions, where finding the best of all is
 * NP-hard (Johnson & Preparata 1978). Rounds of local search: each begins somewhere and takes exact best steps
 * (error-step.ts) along one weight, towards a point that is wrong (the perceptron's direction, Rosenblatt 1958), or
 * anywhere; it keeps what is no worse (a pocket, Gallant 1990) and ends when nothing has got better for a while. Rounds
 * begin at the likeliest line, at the best of a fan of directions, at seeded random places and, every other one of the later rounds,
 * beside the best that there is (iterated local search, Lourenço, Martin & Stützle 2003).
 *
 * A round's draws depend on its number alone. So a search of many rounds begins with those of a shorter one, and going
 * on with it is the same as having asked for more at once.
 */
import { errorStep, type StepScratch, stepScratch } from "./error-step";
import { bestOfFan, type SearchCloud } from "./line-starts";
import { countRight } from "./linear-scores";
import { fitLogistic, scoresOf } from "./logistic";
import { createRandom, type Random } from "./random";

/** How far a search has come; nothing but a place to go on from. */
export interface SearchState {
  readonly rounds: number;
  /** [width + 1, classes] row-major: weights, then biases. */
  readonly coefficients: Float64Array;
  /** Points that these are right for. */
  readonly right: number;
  /** Points in all. */
  readonly count: number;
  /** What each round ended with that did not begin beside the best, largest first. */
  readonly restarts: readonly number[];
}

/** Small enough to leave the likelihood's line alone, large enough for weights to end. */
const RIDGE = 1e-5;
/** Rounds whose start is no random place: the likeliest line, the best of a fan of directions. */
const KNOWN_STARTS = 2;
/** From this round on every other one begins beside the best. */
const FIRST_KICK = 3;
/** How far beside, where the weights of the best have length 1. */
const KICKS = [0.1, 0.3, 0.6] as const;
/** A round ends after so many steps without a gain, more in more dimensions, */
const PATIENCE = { least: 10, dimension: 2, most: 40 } as const;
/** or after so many steps in all. */
const MAX_STEPS = 600;
/** Shares of steps along one weight, and towards a wrong point; the others go anywhere. */
const ALONG_WEIGHT = 0.2;
const TOWARDS_POINT = 0.4;
/** Draws after which no wrong point is looked for any more. */
const MAX_DRAWS = 30;
/** The share of points that one round of its own may miss. */
const LEAST_DOUBT = 0.1;
/** So many rounds of their own that end with the same, and no better one, end the search. */
const SETTLED = 6;

/**
 * Goes on with a search until so many rounds are done, or until it has settled, or until every point is right.
 * @param from where to go on; undefined begins anew
 */
export function* searchLines(
  cloud: SearchCloud,
  rounds: number,
  from?: SearchState,
): Generator<void, SearchState> {
  let state = from ?? {
    rounds: 0,
    coefficients: new Float64Array((cloud.width + 1) * cloud.classes),
    right: -1,
    count: cloud.labels.length,
    restarts: [],
  };
  const scratch = stepScratch(cloud.labels.length);
  while (state.rounds < rounds && !hasSettled(state)) {
    const round = state.rounds;
    const random = createRandom(0, "line search", round);
    const isKick = round >= FIRST_KICK && (round - FIRST_KICK) % 2 === 0;
    const start = isKick ? kicked(state.coefficients, random) : yield* startOf(cloud, round, random);
    const found = yield* descend(cloud, start, scratch, random);
    state = {
      rounds: round + 1,
      count: state.count,
      ...(found.right > state.right ? found : { coefficients: state.coefficients, right: state.right }),
      restarts: isKick ? state.restarts : [...state.restarts, found.right].sort((a, b) => b - a),
    };
  }
  return state;
}

/** The search has found everything, or finds the same again and again. */
export function hasSettled({ right, count, restarts }: SearchState): boolean {
  const last = restarts[SETTLED - 1];
  return right === count || (last !== undefined && last >= right);
}

/**
 * How many points better the best of all may well be: as many as the third best of the rounds of their own lacks, but
 * no less than a share that falls with the number of such rounds, for a few of them may all have missed the same. Of 32
 * layers of trained networks it covered what a much longer search found in 30 or more, whatever the effort.
 */
export function searchDoubt({ right, count, restarts }: SearchState): number {
  if (right === count) return 0;
  const spread = right - (restarts[2] ?? restarts.at(-1) ?? 0);
  return Math.min(count - right, Math.max(spread, (LEAST_DOUBT / restarts.length) * count));
}

function* startOf(cloud: SearchCloud, round: number, random: Random): Generator<void, Float64Array> {
  if (round === 0) return (yield* fitLogistic({ ...cloud, ridge: RIDGE })).coefficients;
  if (round < KNOWN_STARTS) return yield* bestOfFan(cloud, random);
  return Float64Array.from({ length: (cloud.width + 1) * cloud.classes }, () => random.normal());
}

function kicked(coefficients: Float64Array, random: Random): Float64Array {
  const far = KICKS[random.integer(KICKS.length)] as number;
  return coefficients.map((value) => value + far * random.normal());
}

interface Found {
  readonly coefficients: Float64Array;
  readonly right: number;
}

/** Local search from a start: the bias first, then steps as they are drawn. */
function* descend(
  cloud: SearchCloud,
  start: Float64Array,
  scratch: StepScratch,
  random: Random,
): Generator<void, Found> {
  const { width, labels, classes } = cloud;
  const count = labels.length;
  const coefficients = normalised(start, classes);
  const scores = scoresOf(cloud, coefficients);
  const direction = new Float64Array(width + 1);
  const slopes = new Float64Array(count);
  const patience = patienceOf(width, classes);
  let right = countRight(scores, labels, classes);
  for (let step = 0, since = 0; step < MAX_STEPS && since < patience && right < count; step++) {
    // Of two classes only the difference of the scores counts.
    const changed = classes === 2 ? 1 : random.integer(classes);
    if (step < classes) {
      direction.fill(0);
      direction[width] = 1;
    } else draw(cloud, direction, scores, changed, random);
    slopesAlong(cloud, direction, slopes);
    const found = errorStep(scores, labels, classes, changed, slopes, scratch, random);
    yield;
    since = found.right > right ? 0 : since + 1;
    if (found.right < right) continue;
    right = found.right;
    for (let axis = 0; axis <= width; axis++) {
      const at = axis * classes + changed;
      coefficients[at] = (coefficients[at] as number) + found.t * (direction[axis] as number);
    }
    for (let point = 0; point < count; point++) {
      const at = point * classes + changed;
      scores[at] = (scores[at] as number) + found.t * (slopes[point] as number);
    }
    rescale(coefficients, scores, classes);
  }
  // Counted anew: after many steps the scores carry their rounding along.
  return { coefficients, right: countRight(scoresOf(cloud, coefficients), labels, classes) };
}

/** More classes have more borders, each of which a step may move. */
function patienceOf(width: number, classes: number): number {
  return Math.min(PATIENCE.most, PATIENCE.least + PATIENCE.dimension * width) * (classes - 1);
}

/** Draws a direction for the weights and the bias of one class, [width + 1]. */
function draw(
  { points, width, labels, classes }: SearchCloud,
  direction: Float64Array,
  scores: Float64Array,
  changed: number,
  random: Random,
): void {
  const kind = random.uniform();
  if (kind < ALONG_WEIGHT) {
    direction.fill(0);
    direction[random.integer(width + 1)] = 1;
    return;
  }
  if (kind < ALONG_WEIGHT + TOWARDS_POINT) {
    let point = 0;
    for (let attempt = 0; attempt < MAX_DRAWS; attempt++) {
      point = random.integer(labels.length);
      if (!isRight(scores, labels, classes, point)) break;
    }
    const sign = labels[point] === changed ? 1 : -1;
    for (let axis = 0; axis < width; axis++)
      direction[axis] = sign * (points[point * width + axis] as number);
    direction[width] = sign;
    return;
  }
  for (let axis = 0; axis <= width; axis++) direction[axis] = random.normal();
}

function isRight(scores: Float64Array, labels: Uint8Array, classes: number, point: number): boolean {
  const own = scores[point * classes + (labels[point] as number)] as number;
  for (let k = 0; k < classes; k++) {
    if (k !== labels[point] && (scores[point * classes + k] as number) >= own) return false;
  }
  return true;
}

/** [count]: direction · (x, 1). */
function slopesAlong({ points, width }: SearchCloud, direction: Float64Array, slopes: Float64Array): void {
  for (let point = 0; point < slopes.length; point++) {
    let sum = direction[width] as number;
    for (let axis = 0; axis < width; axis++) {
      sum += (points[point * width + axis] as number) * (direction[axis] as number);
    }
    slopes[point] = sum;
  }
}

/** The same classes' places at length 1; of two, with the first one's score 0 everywhere. */
function normalised(start: Float64Array, classes: number): Float64Array {
  const coefficients = start.slice();
  if (classes === 2) {
    for (let at = 0; at < coefficients.length; at += 2) {
      coefficients[at + 1] = (coefficients[at + 1] as number) - (coefficients[at] as number);
      coefficients[at] = 0;
    }
  }
  rescale(coefficients, new Float64Array(0), classes);
  return coefficients;
}

/** Scores and their coefficients at length √(classes): what they say does not depend on it. */
function rescale(coefficients: Float64Array, scores: Float64Array, classes: number): void {
  let square = 0;
  for (let at = 0; at < coefficients.length; at++) square += (coefficients[at] as number) ** 2;
  if (!(square > 0) || !Number.isFinite(square)) return;
  const factor = Math.sqrt((classes === 2 ? 1 : classes) / square);
  for (let at = 0; at < coefficients.length; at++) coefficients[at] = factor * (coefficients[at] as number);
  for (let at = 0; at < scores.length; at++) scores[at] = factor * (scores[at] as number);
}

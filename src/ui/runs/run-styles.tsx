/**
 * How up to six runs are told apart in one chart: by hue, by dash, and by the shape that marks the best epoch. The colours of the classes,
 * which mean something, are not among them.
 */

export interface RunStyle {
  readonly colour: string;
  /** As SVG's stroke-dasharray; solid where empty. */
  readonly dash: string;
  /** An SVG path around 0, 0, about 8 wide. */
  readonly shape: string;
}

/** As many as are told apart. */
export const runStyles: readonly RunStyle[] = [
  { colour: "var(--ink)", dash: "", shape: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z" },
  { colour: "var(--accent)", dash: "7 3", shape: "M0 -4.6L4.6 3.6H-4.6z" },
  { colour: "var(--warning)", dash: "2 2.5", shape: "M-3.7 -3.7H3.7V3.7H-3.7z" },
  { colour: "var(--good)", dash: "9 3 2 3", shape: "M0 -5L5 0L0 5L-5 0z" },
  {
    colour: "color-mix(in oklab, var(--error) 55%, var(--accent))",
    dash: "12 4",
    shape: "M0 4.6L4.6 -3.6H-4.6z",
  },
  {
    colour: "color-mix(in oklab, var(--class-1) 60%, var(--good))",
    dash: "4 2 1 2 1 2",
    shape: "M-1.5 -4.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z",
  },
];

/** Pixels of a line; the baseline's is the thick one. */
export const lineWidth = (isBaseline: boolean) => (isBaseline ? 2.8 : 1.5);

interface RunSwatchProps {
  readonly style: RunStyle;
  readonly isBaseline: boolean;
}

/** The line and the shape of a run, in a legend. */
export function RunSwatch({ style: { colour, dash, shape }, isBaseline }: RunSwatchProps) {
  return (
    <svg className="run-swatch" width="34" height="12" aria-hidden>
      <path d="M0 6H34" stroke={colour} strokeWidth={lineWidth(isBaseline)} strokeDasharray={dash} />
      <path d={shape} transform="translate(17 6)" fill={colour} stroke="var(--panel)" />
    </svg>
  );
}

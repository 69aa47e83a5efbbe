/** How a wide page is divided, by what one is at: trees of rows and columns whose leaves are panes (views.ts). */

/** A part of a row or a column: a pane by its id, or a further division. */
export interface Part {
  readonly of: string | Division;
  /** A share ("45%") or CSS pixels; what is left where absent. */
  readonly start?: string | number;
  /** Least and most, in CSS pixels. */
  readonly least: number;
  readonly most?: number;
  /** Keeps its pixels where the window gets another size, and may be closed by dragging; one part of a division at most. */
  readonly isFixed?: boolean;
}

export interface Division {
  readonly id: string;
  readonly direction: "row" | "column";
  readonly parts: readonly Part[];
}

/** Below this its labels break or lie under their fields. */
const inspector = { of: "inspector", start: 300, least: 288, most: 480, isFixed: true } as const;

/** The network as a band over the whole width, below it the film; prediction, curves and inspector at its right. */
export const watch: Division = {
  id: "watch",
  direction: "column",
  parts: [
    { of: "canvas", start: 246, least: 120, isFixed: true },
    {
      of: {
        id: "watch-below",
        direction: "row",
        parts: [
          { of: "layers", start: "51%", least: 300 },
          {
            of: {
              id: "watch-beside",
              direction: "column",
              parts: [
                { of: "prediction", start: "51%", least: 150 },
                { of: "training", least: 120 },
              ],
            },
            least: 240,
          },
          inspector,
        ],
      },
      least: 200,
    },
  ],
};

/** The canvas large, its inspector beside it over the whole height. */
export const build: Division = {
  id: "build",
  direction: "row",
  parts: [
    {
      of: {
        id: "build-work",
        direction: "column",
        parts: [
          { of: "canvas", start: "56%", least: 200 },
          {
            of: {
              id: "build-below",
              direction: "row",
              parts: [
                { of: "layers", start: "42%", least: 240 },
                { of: "prediction", start: "26%", least: 170 },
                { of: "training", least: 200 },
              ],
            },
            least: 180,
          },
        ],
      },
      least: 400,
    },
    inspector,
  ],
};

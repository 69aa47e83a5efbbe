/**
 * How large a person has made the parts of a layout. Shares are remembered by the panels' library; what is fixed in pixels
 * is a preference, since a share would be another size in another window.
 */
import type { App } from "../../app/app";
import { layoutStorage } from "./layout-storage";
import type { Division, Part } from "./layouts";

/** The name of a part within its division, as the panels' library has it. */
export const partName = ({ of }: Part): string => (typeof of === "string" ? of : of.id);

/** The name under which the panels' library remembers a division. */
export const divisionName = ({ id }: Division): string => `unfold.${id}`;

/** The fixed part of a division; undefined where all are shares. */
export const fixedPart = ({ parts }: Division): Part | undefined => parts.find(({ isFixed }) => isFixed);

/** Pixels of a fixed part: as remembered, never less than it needs; 0 is one that is closed. */
export function fixedSize(app: App, division: Division, part: Part): number | string | undefined {
  const size = app.session.getState().preferences.partSizes[`${division.id} ${partName(part)}`];
  return size ? Math.max(size, part.least) : (size ?? part.start);
}

/** Remembers the pixels of a division's fixed part. */
export function rememberFixed(app: App, division: Division, part: Part, pixels: number): void {
  const { preferences, prefer } = app.session.getState();
  const name = `${division.id} ${partName(part)}`;
  prefer({ partSizes: { ...preferences.partSizes, [name]: Math.round(pixels) } });
}

/** A part's share in percent, as remembered or as it begins; undefined where it takes what is left. */
export function shareOf(division: Division, part: Part): number | undefined {
  return rememberedShare(division, part) ?? percent(part.start);
}

/** "35%" → 35 */
function percent(size: Part["start"]): number | undefined {
  return typeof size === "string" ? Number.parseFloat(size) : undefined;
}

function rememberedShare(division: Division, part: Part): number | undefined {
  try {
    const stored = layoutStorage.getItem(`react-resizable-panels:${divisionName(division)}`);
    const layout: unknown = JSON.parse(stored ?? "");
    const share = (layout as Record<string, unknown> | null)?.[partName(part)];
    return typeof share === "number" && share > 0 && share < 100 ? share : undefined;
  } catch {
    return undefined;
  }
}

/** What a pane and a drawer are: the parts that the page is laid out from (views.ts has the lists). */
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";

/** A part of the page that is always there: beside others where it is wide, a tab of its own where it is narrow. */
export interface Pane {
  readonly id: string;
  /** On its tab, and in the name of the line that is dragged to resize it. */
  readonly title: string;
  /** top: over the full width of the work; bottom: side by side below it; side: at the right of both. */
  readonly place: "top" | "bottom" | "side";
  readonly size: {
    /** A share ("45%") or CSS pixels; what is left where absent. */
    readonly start?: string | number;
    /** Least and most, in CSS pixels. */
    readonly least: number;
    readonly most?: number;
  };
  /** Height where the page is narrower and panes lie one below the other, in CSS pixels. */
  readonly stackedHeight: number;
  readonly Body: ComponentType;
}

/** A part of the page that is opened from the rail and closed again. */
export interface Drawer {
  readonly id: string;
  /** On the rail, at its head, and on the shortcut sheet. */
  readonly title: string;
  readonly Icon: LucideIcon;
  /** What stands in it, below the head. */
  readonly Body: ComponentType;
}

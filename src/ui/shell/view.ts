/**
 * What a pane and a drawer are: the parts that the page is laid out from (views.ts has the lists). The page knows each
 * from the start; what stands in it comes in a file of its own, after the network's first picture.
 */
import type { LucideIcon } from "lucide-react";
import { type ComponentType, createElement, Fragment } from "react";
import { lazyPart } from "../kit/lazy-part";
import { PaneFrame } from "../kit/PaneFrame";

/** A part of the page that is always there: where a layout puts it (layouts.ts) where the page is wide, a tab of its own where it is narrow. */
export interface Pane {
  readonly id: string;
  /** On its tab, and in the name of the line that is dragged to resize it. */
  readonly title: string;
  /** Height where the page is narrower and panes lie one below the other, in CSS pixels. */
  readonly stackedHeight: number;
  /** What stands in it until its body has come; nothing where absent. */
  readonly Waiting?: ComponentType;
  readonly Body: ComponentType;
}

/** A part of the page that is opened from the rail, or from a button of its own, and closed again. */
export interface Drawer {
  readonly id: string;
  /** On the rail, at its head, and on the shortcut sheet. */
  readonly title: string;
  /** Other words that its command may be looked for by. */
  readonly synonyms?: readonly string[];
  /** On the rail; absent where what opens it stands elsewhere on the page. */
  readonly Icon?: LucideIcon;
  /** What stands in it, below the head. */
  readonly Body: ComponentType;
}

/** What a pane's body is told of its pane. */
export type PaneBodyProps = Pick<Pane, "id" | "title">;

/** What its frame is told besides. */
type Waits = PaneBodyProps & { readonly Waiting?: ComponentType | undefined };

/** A pane says all of itself but its body, which comes in a file of its own; until then its frame stands there. */
export function definePane({
  load,
  ...pane
}: Omit<Pane, "Body"> & { readonly load: () => Promise<ComponentType<PaneBodyProps>> }): Pane {
  const { id, title, Waiting } = pane;
  const Body = lazyPart<Waits>({ name: `“${title}”`, load, Frame: PaneFrame });
  return { ...pane, Body: () => createElement(Body, { id, title, Waiting }) };
}

/** A drawer says all of itself but its body, which comes in a file of its own. */
export function defineDrawer({
  load,
  ...drawer
}: Omit<Drawer, "Body"> & { readonly load: () => Promise<ComponentType> }): Drawer {
  return { ...drawer, Body: lazyPart({ name: `“${drawer.title}”`, load, Frame: Fragment }) };
}

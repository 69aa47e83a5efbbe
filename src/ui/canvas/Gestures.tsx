/**
 * What hands do on the canvas, handed to React Flow: it comes after the first picture, which does without. Adding, the
 * end of a move, choosing and drawing wires; each in a file of its own.
 */
import { Fragment, useEffect } from "react";
import type { ReactFlowProps } from "reactflow";
import { useApp, useNetwork } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { OnceAsked } from "../kit/OnceAsked";
import { AroundEdge } from "./AroundEdge";
import { CanvasCursor } from "./CanvasCursor";
import type { CanvasNode } from "./flow-elements";
import { Notes } from "./Notes";
import { useAdding } from "./use-adding";
import { useBoxOfNotes } from "./use-box-of-notes";
import { useClipboard } from "./use-clipboard";
import { useEdgeChanges } from "./use-edge-changes";
import { useGrabbing } from "./use-grabbing";
import { useLooking } from "./use-looking";
import { useMenuKeys } from "./use-menu-keys";
import { useOfferedReveal } from "./use-reveal";
import { useSplicing } from "./use-splicing";
import { useWireLooks, type WireLooks } from "./use-wire-looks";
import { useWiring } from "./use-wiring";
import { WireHint } from "./WireHint";

/** React Flow's handlers, as many as there are yet. */
export type FlowHandlers = Partial<ReactFlowProps<CanvasNode>>;

export interface GesturesProps {
  /** Takes the handlers whenever they have changed; the same function as long as the canvas stands. */
  readonly offer: (handlers: FlowHandlers) => void;
  /** Takes what some wires show, likewise. */
  readonly show: (looks: WireLooks) => void;
}

const AddSearch = lazyPart({
  name: "The list of nodes to add",
  load: async () => (await import("./AddSearch")).AddSearch,
  Frame: Fragment,
});

const ChosenMenu = lazyPart({
  name: "The menu of what is chosen",
  load: async () => (await import("./ChosenMenu")).ChosenMenu,
  Frame: Fragment,
});

const GroundMenu = lazyPart({
  name: "The menu of the canvas",
  load: async () => (await import("./GroundMenu")).GroundMenu,
  Frame: Fragment,
});

const RenameField = lazyPart({
  name: "The field for a name",
  load: async () => (await import("./RenameField")).RenameField,
  Frame: Fragment,
});

const MendPopover = lazyPart({
  name: "What mends a node",
  load: async () => (await import("./MendPopover")).MendPopover,
  Frame: Fragment,
});

const RefactorDialog = lazyPart({
  name: "The list of refactorings",
  load: async () => (await import("./RefactorDialog")).RefactorDialog,
  Frame: Fragment,
});

const ComparisonLayer = lazyPart({
  name: "The marks of what has changed",
  load: async () => (await import("./ComparisonLayer")).ComparisonLayer,
  Frame: Fragment,
});

const edgeTypes = { around: AroundEdge };

export function Gestures({ offer, show }: GesturesProps) {
  const app = useApp();
  const wiring = useWiring(useNetwork());
  const onEdgesChange = useEdgeChanges();
  const adding = useAdding();
  const splicing = useSplicing();
  const looking = useLooking();
  const grabbing = useGrabbing();
  const looks = useWireLooks();
  useEffect(() => show(looks), [show, looks]);
  useBoxOfNotes();
  useClipboard();
  useOfferedReveal();
  useMenuKeys();
  useEffect(() => {
    offer({
      edgeTypes,
      onEdgesChange,
      onSelectionDragStop: () => app.network.getState().endGesture(),
      ...wiring,
      ...adding,
      ...splicing,
      ...looking,
      ...grabbing,
    });
  }, [app, offer, onEdgesChange, wiring, adding, splicing, looking, grabbing]);
  return (
    <>
      <CanvasCursor />
      <WireHint />
      <Notes />
      <OnceAsked for="adding" Part={AddSearch} />
      <OnceAsked for="menu" Part={ChosenMenu} />
      <OnceAsked for="menu" Part={GroundMenu} />
      <OnceAsked for="renaming" Part={RenameField} />
      <OnceAsked for="mending" Part={MendPopover} />
      <OnceAsked for="refactorOpen" Part={RefactorDialog} />
      <OnceAsked for="comparison" Part={ComparisonLayer} />
    </>
  );
}

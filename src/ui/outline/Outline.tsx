/**
 * The network as a list of its layers, in which everything can be done that can be done on the canvas: for keyboards, for screen
 * readers, for narrow pages. The list is one stop of the Tab key; its lines are disclosures, and the chosen one may be open.
 */
import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { type OutlineLine, outlineOf } from "../../core/graph/outline";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import { swapNode, swapRefusal } from "../../core/network/swap";
import { nodeSpec } from "../../core/nodes";
import { findByWords } from "../../core/words/find-by-words";
import { useApp, useNetwork, useSession } from "../context";
import { Button } from "../kit/Button";
import { AddBehind } from "./AddBehind";
import { OutlineNotes } from "./OutlineNotes";
import { OutlineRow, rowIdOf } from "./OutlineRow";
import { usePages } from "./use-pages";
import "./outline.css";

export function Outline() {
  const app = useApp();
  const network = useNetwork();
  const cursor = useSession((state) => state.cursor);
  const only = useSession(({ nodes }) => (nodes.length === 1 ? nodes[0] : undefined));
  const [typed, setTyped] = useState("");
  const [unfolded, setUnfolded] = useState<NodeId>();
  const [isAdding, setAdding] = useState(false);
  const lines = useMemo(() => outlineOf(network), [network]);
  const found = useMemo(() => linesCalled(network, lines, typed), [network, lines, typed]);
  const at = found.findIndex(({ node }) => node === cursor);
  const pages = usePages(found, at);
  const list = useFocusedRow(cursor);

  const choose = (node: NodeId | undefined) => {
    if (node === undefined) return;
    app.session.getState().select([node], [], true);
    app.viewport.reveal(node);
    list.wants.current = node;
  };
  const swap = (node: NodeId, direction: 1 | -1) => {
    const refusal = swapRefusal(network, node, direction);
    const name = nodeOf(network, node)?.name ?? "";
    const way = direction === 1 ? "down" : "up";
    if (refusal) app.session.getState().notify(refusal, "error");
    else {
      app.network
        .getState()
        .change(`move ${name} ${way} the network`, (present) => swapNode(present, node, direction));
      app.session.getState().say(`“${name}” moved ${way}.`);
    }
    list.wants.current = node;
  };
  const add = (node: NodeId | undefined) => {
    choose(node);
    setAdding(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest("[data-canvas-keys]");
    const index = Number(row?.getAttribute("data-index"));
    const node = found[index]?.node;
    // In the fields below a line keys are the fields' own; Escape goes back to the line.
    if (!row || !node) {
      if (event.key === "Escape" && only && event.currentTarget.contains(event.target as Node)) {
        event.preventDefault();
        document.getElementById(rowIdOf(only))?.focus();
      }
      return;
    }
    const act = actionsOn(event, {
      go: (to) => choose(found[Math.max(0, Math.min(found.length - 1, to))]?.node),
      index,
      last: found.length - 1,
      swap: (direction) => swap(node, direction),
      fold: (isOpen) => {
        choose(node);
        setUnfolded((isOpen ?? unfolded !== node) ? node : undefined);
      },
      add: () => add(node),
      rename: () => {
        choose(node);
        list.wants.current = undefined;
        setUnfolded(node);
        list.wantsName.current = true;
      },
    });
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="outline">
      <div className="outline-tools">
        <input
          className="text-field"
          aria-label="Find a layer"
          placeholder="Find a layer"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button look="small" hint="A node behind the chosen one" keys="/" onClick={() => setAdding(true)}>
          <Plus size={14} /> Add
        </Button>
      </div>
      {found.length === 0 && (
        <p className="second">
          {lines.length === 0 ? "The network is empty. Add an Input first." : "No layer is called like that."}
        </p>
      )}
      {pages.before}
      <ol
        ref={list.ref}
        aria-label="Layers in order"
        aria-describedby="outline-keys"
        onKeyDown={onKeyDown}
        onFocus={list.onFocus}
        onBlur={list.onBlur}
      >
        {pages.shown.map((line, position) => {
          const index = pages.start + position;
          const isOpen = unfolded === line.node && only === line.node;
          const isStop =
            at >= pages.start && at < pages.start + pages.shown.length ? at === index : position === 0;
          return (
            <OutlineRow
              key={line.node}
              line={line}
              above={found[index - 1]?.node}
              index={index}
              count={found.length}
              isStop={isStop}
              isOpen={isOpen}
              onPress={() => {
                choose(line.node);
                setUnfolded(isOpen ? undefined : line.node);
              }}
              onAdd={() => add(line.node)}
              onSwap={(direction) => swap(line.node, direction)}
            />
          );
        })}
      </ol>
      {pages.after}
      <OutlineNotes />
      <p id="outline-keys" className="outline-keys second">
        Up, Down: another layer. Enter: its settings. Alt+Up, Alt+Down: change the order. /: add behind it. C,
        Shift+C: wires. F2: name. Delete: remove.
      </p>
      <AddBehind open={isAdding} onClose={() => setAdding(false)} />
    </div>
  );
}

interface RowActions {
  readonly index: number;
  readonly last: number;
  readonly go: (to: number) => void;
  readonly swap: (direction: 1 | -1) => void;
  /** @param isOpen the other state where undefined */
  readonly fold: (isOpen?: boolean) => void;
  readonly add: () => void;
  readonly rename: () => void;
}

/** What a key on a line does here; the canvas's other keys go on to the commands. */
function actionsOn(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { index, last, go, swap, fold, add, rename }: RowActions,
): (() => void) | undefined {
  if (ctrlKey || metaKey || shiftKey) return undefined;
  if (altKey) {
    if (key === "ArrowDown") return () => swap(1);
    return key === "ArrowUp" ? () => swap(-1) : undefined;
  }
  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    Home: () => go(0),
    End: () => go(last),
    ArrowRight: () => fold(true),
    ArrowLeft: () => fold(false),
    Enter: () => fold(),
    "/": add,
    F2: rename,
  };
  return actions[key];
}

/** The lines that fit what is typed, in the network's order. */
function linesCalled(network: Network, lines: readonly OutlineLine[], typed: string): readonly OutlineLine[] {
  if (typed.trim() === "") return lines;
  const things = lines.flatMap((line) => {
    const node = nodeOf(network, line.node);
    return node ? [{ title: node.name, synonyms: [nodeSpec(node.kind)?.title ?? node.kind], line }] : [];
  });
  const fit = new Set(findByWords(things, typed).map(({ line }) => line));
  return lines.filter((line) => fit.has(line));
}

/** Gives the focus to a line that comes, and to the line beside one that went. */
function useFocusedRow(cursor: NodeId | undefined) {
  const ref = useRef<HTMLOListElement>(null);
  const wants = useRef<NodeId | undefined>(undefined);
  const wantsName = useRef(false);
  const hadFocus = useRef(false);
  // A key has opened the drawer, and its lines have come since.
  useEffect(() => {
    if (document.activeElement?.matches(".drawer"))
      ref.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, []);
  useEffect(() => {
    const isLost = hadFocus.current && document.activeElement === document.body;
    const node = wants.current ?? (isLost ? cursor : undefined);
    const row = node && document.getElementById(rowIdOf(node));
    if (row) {
      wants.current = undefined;
      if (document.activeElement !== row) row.focus();
    }
    if (wantsName.current) {
      const name = ref.current?.querySelector<HTMLInputElement>(".outline-node-name");
      name?.select();
      wantsName.current = !name;
    }
  });
  return {
    ref,
    wants,
    wantsName,
    onFocus: () => {
      hadFocus.current = true;
    },
    onBlur: ({ relatedTarget }: { readonly relatedTarget: EventTarget | null }) => {
      // What is taken away loses the focus to nobody.
      if (relatedTarget) hadFocus.current = Boolean(ref.current?.contains(relatedTarget as Node));
    },
  };
}

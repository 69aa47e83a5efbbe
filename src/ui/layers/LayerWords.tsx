/** What a layer does, in a sentence and in numbers; while the film moves, which part of it is under way. */
import type { ReactNode } from "react";
import { checkOf } from "../../app/network/check";
import { parameterCount } from "../../core/compiler/check";
import { weightsSvd } from "../../core/math/signed-svd";
import type { NodeId } from "../../core/network/network";
import { hasKernel } from "../../core/nodes";
import { planeMatrix } from "../../core/nodes/plane-matrix";
import { narrate } from "../../core/words/narrate";
import { useNetwork, useRun } from "../context";
import { Facts } from "../kit/Facts";
import { OpenInLab } from "../lab/OpenInLab";
import { showNumber } from "../strings";

export interface LayerWordsProps {
  readonly node: NodeId;
  /** What is under way in the film; undefined at rest. */
  readonly phase?: string | undefined;
  /** How many units do not fit the picture and how it is looked at; empty where all is shown. */
  readonly view?: string | undefined;
  readonly zoom?: string | undefined;
  /** What the picture leaves out. */
  readonly notes?: readonly string[] | undefined;
  /** What the meters say. */
  readonly children?: ReactNode;
}

export function LayerWords({ node, phase, view, zoom, notes = [], children }: LayerWordsProps) {
  const network = useNetwork();
  const weights = useRun((state) => state.weights?.get(node));
  const check = checkOf(network);
  const kind = network.nodes.find((candidate) => candidate.id === node)?.kind ?? "";
  const from = network.wires.find((wire) => wire.to === node)?.from;
  const leaving = check.shapes.get(node)?.[0];
  const sentence = narrate({
    kind,
    params: check.params.get(node) ?? {},
    from: (from && check.shapes.get(from)?.[0]) || undefined,
    to: leaving,
    weights,
  });
  const plane = planeMatrix(kind, check.params.get(node) ?? {}, weights);
  const matrix = plane && weightsSvd(plane);
  return (
    // Focusable, because it scrolls where it is short of room.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="large-words scrolls" aria-label="What this layer does" tabIndex={0}>
      <p className="phase-now">{phase ?? "at rest"}</p>
      <p className="sentence">{sentence}</p>
      <Facts
        facts={[
          { term: "units", is: leaving ?? "?" },
          { term: "parameters", is: parameterCount(check, node).toLocaleString("en") },
          ...(matrix
            ? [
                { term: "determinant", is: showNumber(matrix.determinant) },
                {
                  term: "stretches",
                  is: `×${showNumber(matrix.s1)}, ×${showNumber(Math.abs(matrix.s2))}`,
                },
              ]
            : []),
          { term: "zoom", is: zoom ?? "×1" },
        ]}
      />
      {view && <p className="second">{view}</p>}
      {notes.map((note) => (
        <p key={note} className="second">
          {note}
        </p>
      ))}
      {hasKernel({ kind }) && <OpenInLab node={node} />}
      {children}
    </section>
  );
}

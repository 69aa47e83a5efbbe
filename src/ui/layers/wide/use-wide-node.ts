/** What is known of a node that has no plane: its examples, its weights, what enters it. */
import { useEffect, useMemo, useRef, useState } from "react";
import { checkOf } from "../../../app/network/check";
import { datasetOf } from "../../../app/network/dataset";
import { MOST_PICTURED_NODES } from "../../../core/compiler/memory";
import type { ImageSize } from "../../../core/data/define";
import { isBypassed } from "../../../core/network/bypass";
import { arraysFit, type WeightArray } from "../../../core/network/checkpoint";
import { nodeOf, wiresTo } from "../../../core/network/lookup";
import type { Network, NodeId } from "../../../core/network/network";
import { isInput, nodeSpec } from "../../../core/nodes";
import type { RgbaImage } from "../../../viz/wide/draw";
import { useApp, useNetwork, useRun } from "../../context";
import { readImages } from "../../data/read-images";
import type { WideNode } from "./kind-pictures";

/** Examples on an Input. */
const SHOWN_EXAMPLES = 9;

export interface KnownWideNode {
  /** undefined in a network of more nodes than are pictured, and where its shape is not known. */
  readonly node: WideNode | undefined;
  /** Numbers that leave it, for one example; undefined where that cannot be known. */
  readonly width: number | undefined;
  /** Whether the weights are those of before: large ones are fetched when the run stands still. */
  readonly isOld: boolean;
}

/** The same object while nothing of it has changed. */
export function useWideNode(id: NodeId): KnownWideNode {
  const network = useNetwork();
  const check = checkOf(network);
  const own = nodeOf(network, id);
  const params = check.params.get(id);
  const width = check.shapes.get(id)?.[0];
  const facts = datasetOf(network)?.facts;
  const image = facts?.image;
  const isFirst = own !== undefined && isInput(own);
  const seesImage = image !== undefined && seesExamples(network, id);
  const examples = useFirstImages(isFirst ? image : undefined);
  const { weights, isOld } = useLastWeights(id);
  const isPictured = network.nodes.length <= MOST_PICTURED_NODES;
  const kind = own?.kind;
  const name = own?.name ?? id;
  const classes = facts?.classes;
  const node = useMemo(
    () =>
      isPictured && kind !== undefined && params && width !== undefined
        ? {
            kind,
            name,
            params,
            width,
            image: seesImage ? image : undefined,
            examples,
            classes: classes ?? [],
            weights,
          }
        : undefined,
    [isPictured, kind, name, params, width, seesImage, image, examples, classes, weights],
  );
  return { node, width, isOld };
}

/** Whether what enters a node are the examples as they are, if through nodes that leave them alone outside of training. */
function seesExamples(network: Network, id: NodeId): boolean {
  const [wire, ...others] = wiresTo(network, id);
  const from = nodeOf(network, wire?.from);
  if (!from || others.length > 0) return false;
  if (isInput(from)) return true;
  const params = checkOf(network).params.get(from.id);
  const isKept = isBypassed(from) || (params && nodeSpec(from.kind)?.warp(params).kind === "keeps");
  return isKept === true && seesExamples(network, from.id);
}

const noImages: readonly RgbaImage[] = [];

/** The first training examples; none before they are there, and where `image` says that they are no images. */
function useFirstImages(image: ImageSize | undefined): readonly RgbaImage[] {
  const app = useApp();
  const data = useRun((state) => (image ? state.data : undefined));
  const [images, setImages] = useState(noImages);
  useEffect(() => {
    let wanted = true;
    if (data && image) {
      void readImages(app, data.training.slice(0, SHOWN_EXAMPLES), image).then(
        (read) => wanted && setImages(read.map(({ pixels }) => ({ ...image, pixels }))),
      );
    }
    return () => {
      wanted = false;
      setImages(noImages);
    };
  }, [app, data, image]);
  return images;
}

interface RunWeights {
  readonly run: number;
  readonly weights: readonly WeightArray[];
}

/** A node's weights, or the last ones of this run while newer ones are not fetched; none that do not fit the node. */
function useLastWeights(id: NodeId): {
  readonly weights: readonly WeightArray[] | undefined;
  readonly isOld: boolean;
} {
  const network = useNetwork();
  const run = useRun((state) => state.progress.run);
  const now = useRun((state) => state.weights?.get(id));
  const last = useRef<RunWeights | undefined>(undefined);
  useEffect(() => {
    if (now) last.current = { run, weights: now };
  }, [now, run]);
  const kept = last.current?.run === run ? last.current.weights : undefined;
  const weights = now ?? kept;
  const fits = weights && arraysFit(weights, checkOf(network).weights.get(id) ?? []);
  return { weights: fits ? weights : undefined, isOld: now === undefined };
}

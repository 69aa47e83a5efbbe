/** The stage: the film from layer to layer, or all units, or one layer's matrix. The canvas above is its strip: a click on a node goes there. */
import { useEffect, useRef } from "react";
import { chosenStop } from "../../app/film/follow-choice";
import { makeFilm } from "../../app/film/make-film";
import { checkOf } from "../../app/network/check";
import { MOST_PICTURED_NODES } from "../../core/compiler/memory";
import { summarise } from "../../core/compiler/summary";
import type { Film } from "../../core/film/film";
import { momentOf } from "../../core/film/moment";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { isInput } from "../../core/nodes";
import { useApp, useFilm, useNetwork, useRun, useSession } from "../context";
import { FirstWords } from "../kit/FirstWords";
import { NothingYet } from "../kit/Message";
import { PaneShell } from "../kit/PaneShell";
import { Segmented } from "../kit/Segmented";
import { Switch } from "../kit/Switch";
import { MatrixPane } from "../neurons/MatrixPane";
import { NeuronsPane } from "../neurons/NeuronsPane";
import type { PaneBodyProps } from "../shell/view";
import { FilmExport } from "./film/FilmExport";
import { FilmOptions } from "./film/FilmOptions";
import { FilmStage } from "./film/FilmStage";
import { useFilmDrawing } from "./film/use-film-drawing";
import { LargePlane } from "./LargePlane";
import { NoPlane } from "./NoPlane";
import "./layers.css";

const LAYER_VIEWS = [
  { value: "plane", label: "Plane", hint: "The plane after the chosen layer" },
  { value: "neurons", label: "Neurons", hint: "Every unit and weight, to look at and to set" },
  { value: "matrix", label: "Matrix", hint: "The chosen layer's weights as a matrix, and its numbers" },
] as const;

export function LayersPane({ id, title }: PaneBodyProps) {
  const app = useApp();
  const network = useNetwork();
  const chosen = useSession((state) => state.nodes);
  const layerView = useSession((state) => state.preferences.layerView);
  const hasPicture = useRun((state) => state.picture !== undefined);
  // While a network too large for pictures is being loaded, the film is still the last one's.
  const isPictured = network.nodes.length <= MOST_PICTURED_NODES;
  const film = useFilm((state) => (isPictured ? state.film : undefined));
  const filmNode = useFilm(({ film: of, time }) => of && momentOf(of, time).of.node);
  const drawAt = useFilmDrawing({ detail: "large" });
  const rows = summarise(network, checkOf(network));
  const only = chosenStop(network, chosen);
  useEffect(() => {
    let leave = () => {};
    // A film takes a moment to make: not in the task that puts the stage into the page.
    const timer = setTimeout(() => {
      leave = app.film.watch(makeFilm);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [app]);
  const hadFilm = useRef(false);
  if (film) hadFilm.current = true;
  // A node beside the film's route, as in a branch, is shown as it is.
  const beside = only && hasPicture && film && !film.route.includes(only) ? only : undefined;
  const ordered = rows.flatMap((row) => row.nodes);
  // Without a plane there is no film, but units and a matrix there are. The input, where a film begins, has none.
  const withMatrix = filmNode === ordered[0] ? ordered[1] : filmNode;
  const large =
    beside ??
    (layerView === "matrix" ? (only ?? withMatrix) : filmNode) ??
    only ??
    ordered.at(-3) ??
    ordered.at(-1);
  return (
    <PaneShell
      pane={id}
      title={title}
      about={layerView === "matrix" ? `of ${nodeOf(network, large)?.name}` : undefined}
      controls={
        <>
          <Segmented
            label="What is shown large"
            value={layerView}
            choices={LAYER_VIEWS}
            onChange={(view) => app.session.getState().prefer({ layerView: view })}
          />
          {film && layerView === "plane" && (
            <>
              <ScaleSwitch />
              <FilmOptions />
              <FilmExport drawAt={drawAt} />
            </>
          )}
        </>
      }
    >
      <Body film={film} large={large} only={only} beside={beside} isFirst={!hadFilm.current} />
    </PaneShell>
  );
}

interface BodyProps {
  readonly film: Film | undefined;
  /** The node that is looked at; undefined in an empty network. */
  readonly large: NodeId | undefined;
  /** The one that is chosen, where it is one. */
  readonly only: NodeId | undefined;
  /** The same where the film does not stop at it. */
  readonly beside: NodeId | undefined;
  /** Nothing has stood here yet. */
  readonly isFirst: boolean;
}

/** What stands on the stage, or why nothing does. */
function Body({ film, large, only, beside, isFirst }: BodyProps) {
  const network = useNetwork();
  const layerView = useSession((state) => state.preferences.layerView);
  const scale = useSession((state) => state.preferences.scale);
  const followed = useSession((state) => state.preferences.followPoints);
  const refusal = useRun((state) => state.pictureRefusal);
  const picture = useRun((state) => state.picture);
  if (layerView !== "plane" && large && (film || !picture)) {
    const view = <LargeView view={layerView} node={large} />;
    // Beside the plane it has the stage's room.
    return film && picture ? <div className="pane-fill layers-body">{view}</div> : view;
  }
  if (layerView === "plane" && only && picture && !picture.nodes.has(only)) {
    return (
      <NothingYet>
        “{nodeOf(network, only)?.name}” has no picture yet: wire it behind an Input, or behind a node that has
        one.
      </NothingYet>
    );
  }
  if (film && large) {
    return (
      <div className="pane-fill layers-body">
        {beside ? (
          <LargePlane key={beside} node={beside} scale={scale} followed={followed} />
        ) : (
          <FilmStage film={film} />
        )}
      </div>
    );
  }
  if (refusal) return <NoPlane why={refusal} />;
  const isWired = network.wires.some(({ from }) => {
    const node = nodeOf(network, from);
    return node && isInput(node);
  });
  // Where one is wired the picture is on its way.
  if (isWired) return isFirst ? <FirstWords /> : null;
  return (
    <NothingYet>Here the plane is shown after every layer, as soon as one is wired to an Input.</NothingYet>
  );
}

/** What is not the plane: the whole network's units, or one layer's matrix. Networks without a plane have them too. */
function LargeView({ view, node }: { readonly view: "neurons" | "matrix"; readonly node: NodeId }) {
  return view === "neurons" ? <NeuronsPane /> : <MatrixPane node={node} />;
}

/** The one switch of scales, for the stage and the nodes alike. */
function ScaleSwitch() {
  const app = useApp();
  const scale = useSession((state) => state.preferences.scale);
  return (
    <span
      className="scale-switch"
      title="Every picture at the input's scale, so that sizes can be compared by eye. Off: each zoomed to what it shows, with the zoom written on it."
    >
      <Switch
        label="One scale"
        checked={scale === "same"}
        onChange={(on) => app.session.getState().prefer({ scale: on ? "same" : "fit" })}
      />
      <span aria-hidden>One scale</span>
    </span>
  );
}

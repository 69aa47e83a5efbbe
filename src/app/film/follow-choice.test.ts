/** One node is looked at: choosing it takes the film there, and where the film goes on the choice is let go. */
import { expect, test } from "vitest";
import { momentOf, stopTime } from "../../core/film/moment";
import { chainFilm } from "../../core/film/testing/material";
import type { Network, NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { createNetworkStore } from "../network/network-store";
import { createRunStore } from "../run/run-store";
import { createSessionStore } from "../session/session-store";
import { createFilmPlayer } from "./film-player";
import { followChoice } from "./follow-choice";

const identity = [
  [1, 0],
  [0, 1],
];
const film = chainFilm([{ dense: identity }, { activation: "tanh" }, { dense: identity }]);
const network: Network = {
  ...newNetwork(),
  nodes: film.plans.map(({ stop }) => ({
    id: stop.node,
    kind: stop.kind,
    name: stop.node,
    params: {},
    position: { x: 0, y: 0 },
  })),
};
const [, first, second, third] = film.route as [NodeId, NodeId, NodeId, NodeId];

function page() {
  const parts = {
    network: createNetworkStore(network),
    session: createSessionStore({}),
    run: createRunStore(),
  };
  const player = createFilmPlayer(parts);
  followChoice({ film: player, ...parts });
  const at = () => {
    const { film: of, time } = player.store.getState();
    return of && momentOf(of, time).of.node;
  };
  return { player, at, session: parts.session, chosen: () => parts.session.getState().nodes };
}

test("the film goes to what is chosen, and to what was chosen before there was a film", () => {
  const { player, at, session, chosen } = page();
  session.getState().select([second]);
  player.store.setState({ film, time: 0 });
  expect(at()).toBe(second);
  session.getState().select([third]);
  expect(at()).toBe(third);
  expect(chosen()).toEqual([third]);
});

test("a film that goes on lets the choice go; one that is made anew at the same moment keeps it", () => {
  const { player, at, session, chosen } = page();
  player.store.setState({ film, time: 0 });
  session.getState().select([first]);
  player.store.setState({ film: { ...film } });
  expect([at(), chosen()]).toEqual([first, [first]]);
  player.seek(stopTime(film, 2));
  expect([at(), chosen()]).toEqual([second, []]);
});

test("of several that are chosen, and of a node beside the route, the film knows nothing", () => {
  const { player, at, session, chosen } = page();
  player.store.setState({ film: { ...film, route: film.route.filter((id) => id !== third) }, time: 0 });
  session.getState().select([first, second]);
  player.seek(stopTime(film, 1));
  expect(chosen()).toEqual([first, second]);
  session.getState().select([third]);
  expect(at()).toBe(first);
  player.seek(0);
  expect(chosen()).toEqual([third]);
  // Until the film has it.
  player.store.setState({ film, time: 0 });
  expect(at()).toBe(third);
});

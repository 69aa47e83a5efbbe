/** Who looks at the film changes while it plays, from the page to a presentation and back; and where it stands by itself. */
import { expect, test } from "vitest";
import { chainFilm } from "../../core/film/testing/material";
import type { NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { createNetworkStore } from "../network/network-store";
import { createRunStore, type Picture } from "../run/run-store";
import { createSessionStore } from "../session/session-store";
import { createFilmPlayer } from "./film-player";

const film = chainFilm([
  {
    dense: [
      [1, 0],
      [0, 1],
    ],
  },
  { activation: "tanh" },
]);

/** A player whose film plays, watched once. */
function playing() {
  const run = createRunStore();
  // The film is made by the one who watches: of the picture it matters only that there is one.
  run.setState({ picture: {} as Picture });
  const player = createFilmPlayer({
    network: createNetworkStore(newNetwork()),
    session: createSessionStore({}),
    run,
  });
  const leave = player.watch(() => film);
  player.playToNextStop();
  return { player, leave };
}

test("handed over from one picture to the next, the film plays on", async () => {
  const { player, leave } = playing();
  leave();
  player.watch(() => film);
  await Promise.resolve();
  expect(player.store.getState().playing).toBe(true);
});

test("where nobody looks any more it stands", async () => {
  const { player, leave } = playing();
  leave();
  await Promise.resolve();
  expect(player.store.getState().playing).toBe(false);
});

test("brought to a stop by itself, it plays from the beginning; gone to by somebody, from there", () => {
  const { player } = playing();
  const [, first] = film.route;
  player.pause();
  player.bringTo(first as NodeId);
  expect(player.store.getState().time).toBeGreaterThan(0);
  player.toggle();
  expect(player.store.getState()).toMatchObject({ playing: true, time: 0 });
  player.goTo(first as NodeId);
  const { time } = player.store.getState();
  player.toggle();
  expect(player.store.getState()).toMatchObject({ playing: true, time });
});

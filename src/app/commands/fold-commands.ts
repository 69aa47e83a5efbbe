/** Repeated layers as one card, and back. */
import { upperFirst } from "../../core/words/capitals";
import { foldable, foldBlocks, foldLabel, openable, openCards } from "../network/folding";
import { defineCommand, unless } from "./command";

/** In the group “Canvas”. */
export const foldCommands = [
  defineCommand({
    id: "fold-layers",
    group: "Canvas",
    name: "Fold repeated layers",
    title: (app) => upperFirst(foldLabel(app, "fold", foldable(app))),
    hint: "Layers that come three times or more in a row become one card; the network stays what it is",
    synonyms: ["collapse", "group", "block", "stack"],
    keys: ["f"],
    scope: "canvas",
    refusal: unless(
      (app) => foldable(app).length > 0,
      "No layers repeat here that are not folded: the same ones have to follow each other three times or more.",
    ),
    run: (app) => foldBlocks(app, foldable(app)),
  }),
  defineCommand({
    id: "unfold-layers",
    group: "Canvas",
    name: "Unfold layers",
    title: (app) => upperFirst(foldLabel(app, "unfold", openable(app))),
    hint: "Every layer of a folded card is a node of its own again",
    synonyms: ["expand", "ungroup", "open"],
    keys: ["shift+f"],
    scope: "canvas",
    refusal: unless((app) => openable(app).length > 0, "Nothing is folded here."),
    run: (app) => openCards(app, openable(app)),
  }),
];

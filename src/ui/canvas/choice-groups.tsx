/** What can be added, as lines of a list that is searched: the recent ones first; functions are found by their own words. */
import type { Network } from "../../core/network/network";
import { type OpenWire, openWireRefusal } from "../../core/network/place";
import type { SearchGroup, SearchItem } from "../kit/SearchList";
import { findChoices, functionChoices, kindChoices, type NodeChoice } from "./node-choices";

interface ChoiceItem extends SearchItem {
  readonly choice: NodeChoice;
}

/**
 * @param open the end of a wire that waits for the node: what cannot take it is left out
 * @param recent ids of the choices that were taken last, the newest first
 */
export function choiceGroups(
  network: Network,
  open: OpenWire | undefined,
  recent: readonly string[],
  typed: string,
): readonly SearchGroup<ChoiceItem>[] {
  const fits = ({ kind }: NodeChoice) => !open || openWireRefusal(network, kind, open) === undefined;
  const choices = [...kindChoices, ...functionChoices].filter(fits);
  if (typed.trim() !== "") return [{ items: findChoices(choices, typed).map(itemOf) }];
  const all = choices.map(itemOf);
  const before = recent.flatMap((id) => all.find((item) => item.id === id) ?? []);
  const others = all.filter(({ id }) => !recent.includes(id) && kindChoices.some((kind) => kind.id === id));
  return [
    { title: "Recent", items: before },
    { title: before.length > 0 ? "All" : "Nodes", items: others },
  ];
}

function itemOf(choice: NodeChoice): ChoiceItem {
  const { id, title, synonyms = [], summary, icon: Icon } = choice;
  return { id, title, synonyms, note: summary, choice, icon: <Icon size={16} strokeWidth={1.75} /> };
}

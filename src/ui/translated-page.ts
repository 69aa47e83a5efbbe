/**
 * Keeps the page whole while the browser translates it. A translator puts `font` elements of its own where text nodes
 * stood; React goes on with the text nodes it made, and fails where one is no longer a child of its parent.
 */

/** What a translator put in the place of a text node. */
const standIns = new WeakMap<Node, ChildNode>();

/** To be called once, before the page is mounted. */
export function keepWorkingWhenTranslated(page: Document): void {
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") putBack(record.target);
      else learn(record, observer);
    }
  });
  observer.observe(page.body, { childList: true, subtree: true });
  findWhatWasMoved(Node.prototype);
}

/** Remembers what stands for a text node from now on, and listens for what React writes to that. */
function learn({ removedNodes, addedNodes }: MutationRecord, observer: MutationObserver): void {
  const [standIn] = [...addedNodes].filter((node) => node.nodeName === "FONT");
  if (!standIn) return;
  for (const text of removedNodes) {
    if (text.nodeType !== Node.TEXT_NODE) continue;
    standIns.set(text, standIn as ChildNode);
    observer.observe(text, { characterData: true });
  }
}

/** Words that have changed stand in the page again; a translator then translates these. */
function putBack(text: Node): void {
  if (!text.isConnected) standIns.get(text)?.replaceWith(text);
}

/** Lets a parent be asked for a child that a translator has moved or replaced; any other mistake throws as before. */
function findWhatWasMoved(prototype: Node): void {
  const { removeChild, insertBefore } = prototype;
  prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    const place = placeOf(child, this);
    removeChild.call(this, place ?? child);
    return child;
  };
  prototype.insertBefore = function <Child extends Node>(
    this: Node,
    child: Child,
    before: Node | null,
  ): Child {
    const place = before && (placeOf(before, this) ?? before);
    insertBefore.call(this, child, place);
    return child;
  };
}

/** The child of this parent that stands for a node: the node itself, what holds it, or what replaced it. */
function placeOf(node: Node, parent: Node): Node | undefined {
  if (node.parentNode === parent) return node;
  let holder = node.parentNode;
  while (holder?.nodeName === "FONT" && holder.parentNode !== parent) holder = holder.parentNode;
  if (holder?.nodeName === "FONT") return holder;
  const standIn = standIns.get(node);
  return standIn && placeOf(standIn, parent);
}

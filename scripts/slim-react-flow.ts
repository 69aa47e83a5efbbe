/**
 * What of React Flow nothing uses stays out of the built page: its small map, its controls, handles to resize by. A bundler keeps
 * them, since it cannot know that `memo` and `forwardRef` do nothing but make a value, nor that a component's name for developers
 * tools is nobody's; here it is told.
 */
import type { Plugin } from "vite";

/** At the top of the module alone: a line that begins with it. */
const COMPONENT = /^((?:const|var) [\w$]+ = )((?:memo|forwardRef|fixedForwardRef)\()/gm;
const DEVELOPERS_NAME = /^\w+\.displayName = '\w+';$/gm;

/** Vite's plugin, for the build alone. @throws where React Flow is written in another way than is known here */
export function slimReactFlow(): Plugin {
  return {
    name: "slim-react-flow",
    apply: "build",
    transform(code, id) {
      if (!/\/node_modules\/reactflow\/dist\/esm\/index\.js$/.test(id)) return null;
      const marked = code.replace(COMPONENT, "$1/* @__PURE__ */ $2").replace(DEVELOPERS_NAME, "");
      if (marked === code)
        throw new Error("slim-react-flow: nothing of React Flow is as it was; look at its file again.");
      return { code: marked, map: null };
    },
  };
}

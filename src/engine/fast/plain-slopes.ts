/** The derivatives of the activation functions for the plain engine, from x and y = σ(x). */
import type { ActivationName } from "../../core/nodes/activations";

type Slope = (x: number, y: number) => number;

export function slopeOf(name: ActivationName, leak: number): Slope {
  switch (name) {
    case "linear":
      return () => 1;
    case "sigmoid":
      return (_x, y) => y * (1 - y);
    case "tanh":
      return (_x, y) => 1 - y * y;
    case "relu":
      return (x) => (x > 0 ? 1 : 0);
    case "leakyRelu":
      return (x) => (x > 0 ? 1 : leak);
    case "elu":
      return (x, y) => (x >= 0 ? 1 : y + 1);
    case "softplus":
      return (x) => 1 / (1 + Math.exp(-x));
    case "sin":
      return (x) => Math.cos(x);
    default:
      return name satisfies never;
  }
}

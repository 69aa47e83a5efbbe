/** TensorFlow.js has no sine activation: this is one, as a layer that saves and loads like its own. */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Tf } from "../define";

type LayerClass = new (config: { name?: string }) => TensorFlow.layers.Layer;

/** One class for each TensorFlow.js that is handed in, because the class has to extend that library's own. */
const classes = new WeakMap<Tf["layers"], LayerClass>();

/** A layer that takes the sine of every value. Registered, so that a saved model with it loads again. */
export function sinLayer(tf: Tf, name: string): TensorFlow.layers.Layer {
  return new (sinClass(tf))({ name });
}

/**
 * Registers the sine layer, as loading a saved model needs.
 * @internal
 */
export function sinClass(tf: Tf): LayerClass {
  const known = classes.get(tf.layers);
  if (known) return known;
  class Sin extends tf.layers.Layer {
    static className = "Sin";
    override computeOutputShape(inputShape: TensorFlow.Shape): TensorFlow.Shape {
      return inputShape;
    }
    override call(inputs: TensorFlow.Tensor | TensorFlow.Tensor[]): TensorFlow.Tensor {
      const [x] = Array.isArray(inputs) ? inputs : [inputs];
      return tf.sin(x as TensorFlow.Tensor);
    }
  }
  tf.serialization.registerClass(Sin as unknown as Parameters<Tf["serialization"]["registerClass"]>[0]);
  classes.set(tf.layers, Sin as unknown as LayerClass);
  return Sin as unknown as LayerClass;
}

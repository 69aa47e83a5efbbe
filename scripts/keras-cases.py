"""
Reference cases for kinds, activations and options of training, made with Keras: networks with fixed weights, their data, their batches in
order, and what Keras made of them. Written to src/engine/keras-cases/, where src/engine/fixtures.test.ts reads them.

  python3 -m venv ~/keras && ~/keras/bin/pip install "keras==3.15.*" jax
  KERAS_BACKEND=jax ~/keras/bin/python scripts/keras-cases.py

A layer of a case is one node here: an activation is a layer of its own. The network ends in scores, from which the loss
is taken; where it is a cross-entropy the last output is their softmax. Outputs are those of evaluation (moving
statistics), gradients and losses those of training (the batch's own).
"""
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import keras
import numpy as np

FOLDER = Path(__file__).parent.parent / "src" / "engine" / "keras-cases"
STEPS = 50
BATCH = 24
ROWS = 96


def dense(units, use_bias=True):
    return {"kind": "dense", "units": units, "use_bias": use_bias}


def activation(function):
    return {"kind": "activation", "function": function}


def batch_normalization(**settings):
    return {"kind": "batchNormalization", **settings}


def layer_normalization(**settings):
    return {"kind": "layerNormalization", **settings}


BUILDERS = {
    "dense": lambda s: keras.layers.Dense(s["units"], use_bias=s["use_bias"]),
    "activation": lambda s: keras.layers.Activation(s["function"]),
    "batchNormalization": lambda s: keras.layers.BatchNormalization(**without_kind(s)),
    "layerNormalization": lambda s: keras.layers.LayerNormalization(**without_kind(s)),
}

ADAM = {"name": "adam"}
RMSPROP = {"name": "rmsprop"}

# A shift right before a BatchNormalization has no gradient but rounding, of which Adam makes steps: left out.
CASES = {
    "batch-normalization-2-units-adam": (2, 2, ADAM, [dense(2, False), batch_normalization(), activation("tanh"), dense(2)]),
    "batch-normalization-wide-rmsprop": (
        5,
        3,
        RMSPROP,
        [
            batch_normalization(center=False),
            dense(30, False),
            batch_normalization(momentum=0.9, epsilon=1e-2),
            activation("relu"),
            dense(9, False),
            batch_normalization(center=False),
            activation("sigmoid"),
            batch_normalization(scale=False),
            dense(3),
        ],
    ),
    "layer-normalization-2-units-adam": (2, 2, ADAM, [dense(2), layer_normalization(), dense(4), activation("tanh"), dense(2)]),
    "layer-normalization-wide-rmsprop": (
        5,
        3,
        RMSPROP,
        [
            layer_normalization(epsilon=1e-2),
            dense(30),
            layer_normalization(),
            activation("relu"),
            dense(3),
            layer_normalization(center=False),
            dense(7),
            layer_normalization(scale=False),
            activation("sigmoid"),
            dense(3),
        ],
    ),
    "both-normalizations-adam": (
        2,
        2,
        ADAM,
        [dense(6, False), batch_normalization(), activation("tanh"), dense(4), layer_normalization(), activation("silu"), dense(2)],
    ),
    "both-normalizations-rmsprop": (
        2,
        2,
        RMSPROP,
        [dense(6), layer_normalization(), activation("gelu"), dense(4, False), batch_normalization(), activation("tanh"), dense(2)],
    ),
    **{
        f"{name}-adam": (2, 2, ADAM, [dense(6), activation(name), dense(4), activation(name), dense(2)])
        for name in ["relu6", "gelu", "selu", "silu", "mish"]
    },
}


# Options of training, by our slots and names: what Keras calls them is in make() and KERAS_NAMES.
L1_L2 = {"regularizer": {"kind": "l1L2", "params": {"l1": 0.002, "l2": 0.01}}}
KERAS_NAMES = {"clipnorm": "clipnorm", "globalClipnorm": "global_clipnorm", "clipvalue": "clipvalue"}


def clipped(kind, limit):
    return {"clipping": {"kind": kind, "params": {"limit": limit}}}


SMALL = [dense(6), activation("tanh"), dense(2)]
WIDE = [dense(30), activation("relu"), layer_normalization(), dense(9, False), activation("sigmoid"), dense(3)]
OPTION_CASES = {
    "l2-adam": (2, 2, ADAM, SMALL, {"regularizer": {"kind": "l2", "params": {"l2": 0.02}}}),
    "l1-rmsprop-wide": (5, 3, RMSPROP, WIDE, {"regularizer": {"kind": "l1", "params": {"l1": 0.003}}}),
    "weight-decay-adam-w": (2, 2, {"name": "adamW", "weight_decay": 0.5, "learning_rate": 0.01}, SMALL, {}),
    "weight-decay-adam-w-wide": (5, 3, {"name": "adamW", "weight_decay": 0.1}, WIDE, {}),
    "clipnorm-sgd": (2, 2, {"name": "sgd", "learning_rate": 0.1}, SMALL, clipped("clipnorm", 0.05)),
    "global-clipnorm-sgd": (2, 2, {"name": "sgd", "learning_rate": 0.1}, SMALL, clipped("globalClipnorm", 0.1)),
    "clipvalue-adam": (2, 2, ADAM, SMALL, clipped("clipvalue", 0.01)),
    "l1-l2-global-clipnorm-wide": (
        5,
        3,
        {"name": "sgd", "learning_rate": 0.1, "momentum": 0.5},
        WIDE,
        {**L1_L2, **clipped("globalClipnorm", 0.3)},
    ),
    "batch-normalization-clipnorm-adam-w": (
        2,
        2,
        {"name": "adamW", "weight_decay": 0.05},
        [dense(6, False), batch_normalization(), activation("tanh"), dense(2)],
        {**L1_L2, **clipped("clipnorm", 0.05)},
    ),
}


def without_kind(settings):
    return {name: value for name, value in settings.items() if name != "kind"}


def flat(array):
    """As few digits as give the same 32-bit number back."""
    return [float(f"{value:.9g}") for value in np.asarray(array, np.float32).ravel()]


def data_of(features, classes, random):
    """Rings where there are two features; else directions of the space, so that something can be learnt."""
    if features == 2:
        classes_of = np.arange(ROWS) % 2
        radius = np.where(classes_of == 0, 2, 4.5) + 0.4 * random.standard_normal(ROWS)
        angle = random.uniform(0, 2 * np.pi, ROWS)
        x = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    else:
        x = 1.5 * random.standard_normal((ROWS, features)) + 0.7
        classes_of = np.argmax(x[:, :classes] + 0.3 * random.standard_normal((ROWS, classes)), axis=1)
    return x.astype(np.float32), classes_of


def start(shape, name, random):
    """Nothing is right by chance: scales, shifts and statistics are away from where Keras starts them."""
    if name == "kernel":
        return random.standard_normal(shape) * 1.2 / np.sqrt(shape[0])
    if name == "gamma":
        return 1 + 0.3 * random.standard_normal(shape)
    if name == "moving_variance":
        return random.uniform(0.5, 2, shape)
    return 0.4 * random.standard_normal(shape)


def make(name, features, classes, optimizer, layers, options, seed):
    random = np.random.default_rng(seed)
    x, classes_of = data_of(features, classes, random)
    y = np.eye(classes, dtype=np.float32)[classes_of]
    penalty = options.get("regularizer", {}).get("params")
    model = keras.Sequential([keras.Input((features,)), *[BUILDERS[layer["kind"]](layer) for layer in layers]])
    for layer in model.layers:
        if penalty and isinstance(layer, keras.layers.Dense):
            layer.kernel_regularizer = keras.regularizers.L1L2(**penalty)
            layer.kernel.regularizer = layer.kernel_regularizer
        layer.set_weights([start(v.shape, v.name, random).astype(np.float32) for v in layer.weights])
    weights = [{"name": v.name, "shape": list(v.shape), "values": flat(v)} for v in ordered(model)]

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    settings = {key: value for key, value in optimizer.items() if key != "name"}
    if "clipping" in options:
        settings[KERAS_NAMES[options["clipping"]["kind"]]] = options["clipping"]["params"]["limit"]
    updater = {
        "adam": keras.optimizers.Adam,
        "adamW": keras.optimizers.AdamW,
        "rmsprop": keras.optimizers.RMSprop,
        "sgd": keras.optimizers.SGD,
    }[optimizer["name"]](**settings)
    updater.build(model.trainable_variables)

    def loss_of(trainable, state, rows, targets):
        scores, state, penalties = model.stateless_call(trainable, state, rows, training=True, return_losses=True)
        return loss(targets, scores) + sum(penalties), state

    differentiate = jax.value_and_grad(loss_of, has_aux=True)
    trainable = [v.value for v in model.trainable_variables]
    state = [v.value for v in model.non_trainable_variables]
    memory = [v.value for v in updater.variables]
    outputs = outputs_of(model, x[:8])
    batches, losses, gradients = [], [], None
    while len(batches) < STEPS:
        order = random.permutation(ROWS)
        # The last batch of an epoch is smaller, as in a run.
        for begin in range(0, ROWS, BATCH - 3):
            if len(batches) == STEPS:
                break
            rows = order[begin : begin + BATCH - 3]
            (value, state), found = differentiate(trainable, state, x[rows], y[rows])
            gradients = gradients or [flat(gradient) for gradient in found]
            trainable, memory = updater.stateless_apply(memory, found, trainable)
            batches.append([int(row) for row in rows])
            losses.append(float(f"{float(value):.9g}"))
    for variable, value in zip(model.trainable_variables, trainable):
        variable.assign(value)
    for variable, value in zip(model.non_trainable_variables, state):
        variable.assign(value)
    scores = model.predict(x, verbose=0)
    case = {
        "made_with": f"Keras {keras.__version__}, {keras.backend.backend()} {jax.__version__}",
        "input": features,
        "layers": layers,
        "loss": "categorical_crossentropy",
        "optimizer": optimizer,
        **({"options": options} if options else {}),
        "x": flat(x),
        "y": [int(value) for value in classes_of],
        "classes": classes,
        "parameters": model.count_params(),
        "trainable_parameters": sum(int(np.prod(v.shape)) for v in model.trainable_variables),
        "weights": weights,
        "outputs_of_first_8": outputs,
        "gradients_of_first_batch": gradients,
        "batches": batches,
        "losses": losses,
        "weights_after": [flat(v) for v in ordered(model)],
        "outputs_after_of_first_8": outputs_of(model, x[:8])[-1],
        "accuracy_after": float(np.mean(np.argmax(scores, axis=1) == classes_of)),
    }
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(case, separators=(",", ":")) + "\n")
    print(f"{name}: {path.stat().st_size / 1000:.0f} kB, loss {losses[0]:.3f} to {losses[-1]:.3f}")


def ordered(model):
    return [variable for layer in model.layers for variable in layer.weights]


def outputs_of(model, x):
    """Every layer's output in evaluation, and the scores' softmax."""
    found = []
    for layer in model.layers:
        takes_mode = isinstance(layer, keras.layers.BatchNormalization)
        x = layer(x, training=False) if takes_mode else layer(x)
        found.append(flat(x))
    return [*found, flat(keras.ops.softmax(x))]


FOLDER.mkdir(parents=True, exist_ok=True)
for index, (name, (features, classes, optimizer, layers)) in enumerate(CASES.items()):
    make(name, features, classes, optimizer, layers, {}, 100 + index)
for index, (name, case) in enumerate(OPTION_CASES.items()):
    make(name, *case, 200 + index)

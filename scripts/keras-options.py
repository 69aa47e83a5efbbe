"""
What Keras's schedules and callbacks say, step by step and epoch by epoch: src/core/training/options/keras-cases.json, which
keras-cases.test.ts beside it reads. Made as scripts/keras-cases.py says:

  KERAS_BACKEND=jax ~/keras/bin/python scripts/keras-options.py
"""
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np

PATH = Path(__file__).parent.parent / "src" / "core" / "training" / "options" / "keras-cases.json"
schedules = keras.optimizers.schedules
STEPS = [0, 1, 2, 5, 9, 10, 11, 19, 20, 25, 39, 40, 99, 100, 101, 150, 1000]


def rates_of(kind, params, rate, schedule):
    return {"kind": kind, "params": params, "rate": rate, "steps": STEPS, "rates": [float(schedule(step)) for step in STEPS]}


SCHEDULES = [
    rates_of("stepDecay", {"steps": 10, "factor": 0.5}, 0.1, schedules.ExponentialDecay(0.1, 10, 0.5, staircase=True)),
    rates_of("exponentialDecay", {"steps": 20, "factor": 0.9}, 0.01, schedules.ExponentialDecay(0.01, 20, 0.9)),
    rates_of("cosineDecay", {"steps": 100, "alpha": 0, "warmupSteps": 0}, 0.05, schedules.CosineDecay(0.05, 100)),
    rates_of("cosineDecay", {"steps": 100, "alpha": 0.1, "warmupSteps": 0}, 0.05, schedules.CosineDecay(0.05, 100, 0.1)),
    rates_of(
        "cosineDecay",
        {"steps": 100, "alpha": 0.02, "warmupSteps": 20},
        0.05,
        schedules.CosineDecay(0.0, 100, alpha=0.02, warmup_target=0.05, warmup_steps=20),
    ),
]


def losses_of(seed, length):
    random = np.random.default_rng(seed)
    falling = np.exp(-np.arange(length) / 8)
    return [float(f"{value:.4g}") for value in falling + 0.08 * random.standard_normal(length) + 0.5]


def model_of(rate):
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(rate), loss="mse")
    return model


def plateau_of(seed, params):
    """The rate after each epoch."""
    model = model_of(0.1)
    callback = keras.callbacks.ReduceLROnPlateau(
        monitor="loss",
        factor=params["factor"],
        patience=params["patience"],
        min_delta=params["minDelta"],
        cooldown=params["cooldown"],
        min_lr=params["minimum"],
    )
    callback.set_model(model)
    callback.on_train_begin()
    losses, rates = losses_of(seed, 60), []
    for epoch, loss in enumerate(losses):
        callback.on_epoch_end(epoch, {"loss": loss})
        rates.append(float(model.optimizer.learning_rate))
    return {"params": params, "rate": 0.1, "losses": losses, "rates": rates}


def stopping_of(seed, params):
    """The epoch after which it stops, 0 where it does not, and the epoch of the weights that it leaves; 1 for the first."""
    model = model_of(0.1)
    callback = keras.callbacks.EarlyStopping(
        monitor="loss", min_delta=params["minDelta"], patience=params["patience"], restore_best_weights=True
    )
    callback.set_model(model)
    callback.on_train_begin()
    losses, stopped = losses_of(seed, 60), 0
    for epoch, loss in enumerate(losses):
        model.layers[0].set_weights([np.full((1, 1), epoch + 1.0), np.zeros(1)])
        callback.on_epoch_end(epoch, {"loss": loss})
        if model.stop_training:
            stopped = epoch + 1
            break
    callback.on_train_end()
    return {"params": params, "losses": losses, "stopped": stopped, "best": int(model.layers[0].get_weights()[0][0, 0])}


def smoothed(loss, smoothing, targets, outputs):
    return float(loss(label_smoothing=smoothing)(np.array(targets), np.array(outputs)))


PROBABILITIES = [[0.7, 0.2, 0.1], [0.1, 0.5, 0.4], [0.3, 0.3, 0.4]]
TARGETS = [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
WEIGHTS = [0.5, 2.0, 1.25]
case = {
    "made_with": f"Keras {keras.__version__}, {keras.backend.backend()}",
    "schedules": SCHEDULES,
    "plateaus": [
        plateau_of(1, {"factor": 0.5, "patience": 3, "minDelta": 1e-4, "cooldown": 0, "minimum": 0}),
        plateau_of(2, {"factor": 0.1, "patience": 4, "minDelta": 0.01, "cooldown": 2, "minimum": 0.002}),
        plateau_of(3, {"factor": 0.3, "patience": 1, "minDelta": 0, "cooldown": 1, "minimum": 0}),
    ],
    "stoppings": [
        stopping_of(1, {"patience": 3, "minDelta": 0}),
        stopping_of(2, {"patience": 6, "minDelta": 0.02}),
        stopping_of(3, {"patience": 0, "minDelta": 0}),
        stopping_of(4, {"patience": 60, "minDelta": 0}),
    ],
    "losses": {
        "targets": TARGETS,
        "probabilities": PROBABILITIES,
        "smoothing": 0.1,
        "categorical": smoothed(keras.losses.CategoricalCrossentropy, 0.1, TARGETS, PROBABILITIES),
        "binary": smoothed(keras.losses.BinaryCrossentropy, 0.1, [[1.0], [0.0], [0.0]], [[0.7], [0.2], [0.6]]),
        "class_weights": WEIGHTS,
        "weighted": float(
            keras.losses.CategoricalCrossentropy()(
                np.array(TARGETS), np.array(PROBABILITIES), sample_weight=np.array(TARGETS) @ np.array(WEIGHTS)
            )
        ),
    },
}
PATH.write_text(json.dumps(case, separators=(",", ":")) + "\n")
print(PATH.stat().st_size, [stop["stopped"] for stop in case["stoppings"]], [len(set(p["rates"])) for p in case["plateaus"]])

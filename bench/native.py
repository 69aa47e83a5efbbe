"""The rivals of Python for one piece of work (W1 to W6), a line of JSON for each: who, and median, min and max.

What is not installed is left out. Batches are sliced from data shuffled once, which is kinder to them than the
gathering that the fast engine pays for.
"""
import json
import sys
import time

import numpy as np

WORKS = {
    "W1": dict(widths=[2, 4, 2, 2, 2], act="tanh", opt="adam", batch=32, examples=1000),
    "W2": dict(widths=[2, 1000, 1000, 1000, 2], act="tanh", opt="adam", batch=32, examples=32),
    "W3": dict(widths=[784, 512, 512, 10], act="relu", opt="rmsprop", batch=256, examples=4096),
    "W3d": dict(widths=[784, 512, 512, 10], act="relu", opt="rmsprop", batch=256, examples=4096, dropout=0.5),
    "W4": dict(widths=[3072] + [720] * 11 + [10], act="alternate", opt="rmsprop", batch=256, examples=1024),
}
POINTS = 1_000_000
SEEDS = 256
EPOCHS = 150


def say(who, values):
    values = sorted(values)
    rate = dict(median=values[len(values) // 2], min=values[0], max=values[-1])
    print(json.dumps(dict(who=who, rate=rate)), flush=True)


def rates(step, seconds=2.0, spell=0.1):
    """Steps a second in spells."""
    end = time.perf_counter() + 0.3
    while time.perf_counter() < end:
        step()
    found = []
    end = time.perf_counter() + seconds
    while not found or time.perf_counter() < end:
        begun = time.perf_counter()
        done = 0
        while time.perf_counter() - begun < spell:
            done += step()
        found.append(done / (time.perf_counter() - begun))
    return found


def activations(work):
    inner = len(work["widths"]) - 2
    if work["act"] == "alternate":
        return ["sigmoid" if i % 2 == 0 and i < 10 else "relu" for i in range(inner)]
    return [work["act"]] * inner


def data(work):
    random = np.random.default_rng(1)
    x = random.random((work["examples"], work["widths"][0]), dtype=np.float32)
    y = random.integers(0, work["widths"][-1], work["examples"])
    return x, y


def pytorch(name, threads):
    import torch

    torch.set_num_threads(threads)
    who = f"PyTorch {torch.__version__.split('+')[0]}, {threads} thread{'s' if threads > 1 else ''}"
    curves = dict(tanh=torch.nn.Tanh, relu=torch.nn.ReLU, sigmoid=torch.nn.Sigmoid)
    work = WORKS["W1" if name == "W5" else name]
    layers = []
    pairs = list(zip(work["widths"], work["widths"][1:]))
    for index, (inputs, units) in enumerate(pairs):
        layers.append(torch.nn.Linear(inputs, units))
        if index < len(pairs) - 1:
            layers.append(curves[activations(work)[index]]())
            if "dropout" in work:
                layers.append(torch.nn.Dropout(work["dropout"]))
    net = torch.nn.Sequential(*layers)
    if name == "W5":
        points = torch.rand(POINTS, 2) * 12 - 6
        times = []
        with torch.inference_mode():
            for _ in range(9):
                begun = time.perf_counter()
                kept, value = [], points
                for index, layer in enumerate(net):
                    value = layer(value)
                    if index % 2 == 1 or index == len(net) - 1:
                        kept.append(value)
                torch.softmax(value, 1)
                times.append(1000 * (time.perf_counter() - begun))
        say(who, times[1:])
        return
    if work["opt"] == "adam":
        optimizer = torch.optim.Adam(net.parameters(), fused=True)
    else:
        optimizer = torch.optim.RMSprop(net.parameters(), lr=0.001, alpha=0.9, foreach=True)
    loss_of = torch.nn.CrossEntropyLoss()
    x, y = (torch.from_numpy(part) for part in data(work))
    batch, at = work["batch"], [0]

    def step():
        start = at[0]
        at[0] = (start + batch) % (len(x) - len(x) % batch)
        optimizer.zero_grad()
        loss = loss_of(net(x[start : start + batch]), y[start : start + batch])
        loss.backward()
        optimizer.step()
        return 1

    say(f"{who}, eager", rates(step, 6 if name == "W4" else 2))


def keras_model(work):
    import keras

    layers = [keras.layers.Input((work["widths"][0],))]
    units = work["widths"][1:]
    for index, width in enumerate(units):
        last = index == len(units) - 1
        layers.append(keras.layers.Dense(width, activation="softmax" if last else activations(work)[index]))
        if not last and "dropout" in work:
            layers.append(keras.layers.Dropout(work["dropout"]))
    model = keras.Sequential(layers)
    optimizer = keras.optimizers.Adam() if work["opt"] == "adam" else keras.optimizers.RMSprop(0.001)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def keras_step(name):
    """In a process of its own for each number of threads, which TensorFlow takes once only."""
    import os

    threads = int(os.environ.get("BENCH_THREADS", "1"))
    import keras
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    work = WORKS[name]
    model = keras_model(work)
    x, y = data(work)
    xs, ys = tf.constant(x), tf.constant(y)
    batch, at = work["batch"], [0]
    loss_of = keras.losses.SparseCategoricalCrossentropy()
    model(xs[:2])
    model.optimizer.build(model.trainable_variables)

    @tf.function
    def compiled(bx, by):
        with tf.GradientTape() as tape:
            loss = loss_of(by, model(bx, training=True))
        variables = model.trainable_variables
        model.optimizer.apply(tape.gradient(loss, variables), variables)
        return loss

    def step():
        start = at[0]
        at[0] = (start + batch) % (len(x) - len(x) % batch)
        compiled(xs[start : start + batch], ys[start : start + batch]).numpy()
        return 1

    many = f"{threads} thread{'s' if threads > 1 else ''}"
    say(f"Keras {keras.__version__}, {many}, compiled step", rates(step, 6 if name == "W4" else 2))
    if threads > 1:
        steps = -(-len(x) // batch)

        def epoch():
            model.fit(x, y, batch_size=batch, epochs=1, verbose=0)
            return steps

        say(f"Keras {keras.__version__}, {many}, model.fit", rates(epoch, 6 if name == "W4" else 3, 0.5))


def first_weights(work, seeds=()):
    """Kernel and bias of each layer; of many seeds, with these as the first axis."""
    random = np.random.default_rng(2)
    return [
        (random.normal(size=(*seeds, i, o), scale=0.5).astype(np.float32), np.zeros((*seeds, o), np.float32))
        for i, o in zip(work["widths"], work["widths"][1:])
    ]


def jax_step(work):
    """The work's batches, [steps, batch, …], and a step of Adam on one of them."""
    import jax
    import jax.numpy as jnp

    x, y = data(work)
    batch = work["batch"]
    steps = len(x) // batch
    xs = jnp.asarray(x[: steps * batch]).reshape(steps, batch, -1)
    ys = jax.nn.one_hot(y[: steps * batch], work["widths"][-1]).reshape(steps, batch, -1)

    def loss_of(weights, bx, by):
        for w, b in weights[:-1]:
            bx = jnp.tanh(bx @ w + b)
        w, b = weights[-1]
        return -(by * jax.nn.log_softmax(bx @ w + b)).sum(1).mean()

    def step(state, part):
        weights, m, v, t = state
        loss, g = jax.value_and_grad(loss_of)(weights, *part)
        t = t + 1
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
        rate = 0.001 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        weights = jax.tree.map(lambda w, a, b: w - rate * a / (jnp.sqrt(b) + 1e-7), weights, m, v)
        return (weights, m, v, t), loss

    return (xs, ys), step


def jax_scan(name):
    import jax
    import jax.numpy as jnp

    work = WORKS[name]
    (xs, ys), step = jax_step(work)
    steps = len(xs)
    weights = jax.tree.map(jnp.asarray, first_weights(work))
    epochs = 100

    @jax.jit
    def train(state):
        return jax.lax.scan(lambda s, _: jax.lax.scan(step, s, (xs, ys)), state, None, epochs)

    zeros = jax.tree.map(jnp.zeros_like, weights)
    state = [(weights, zeros, zeros, jnp.float32(0))]

    def run():
        state[0], losses = train(state[0])
        losses.block_until_ready()
        return epochs * steps

    say(f"JAX {jax.__version__}, whole epochs in one scan", rates(run))


def jax_seeds():
    """W6: all seeds in one vmapped scan over all epochs, each followed by loss and accuracy of its weights, as the lottery tells of.
    Kinder than the lottery's work: batches are shared by all seeds and never shuffled anew, and no pictures are made."""
    import jax
    import jax.numpy as jnp

    work = WORKS["W1"]
    (xs, ys), step = jax_step(work)

    def train(weights):
        zeros = jax.tree.map(jnp.zeros_like, weights)
        ends = xs.reshape(-1, xs.shape[-1]), ys.reshape(-1, ys.shape[-1])

        def epoch(state, _):
            state, _ = jax.lax.scan(step, state, (xs, ys))
            return state, reached(state[0], *ends)

        return jax.lax.scan(epoch, (weights, zeros, zeros, jnp.float32(0)), None, EPOCHS)

    def reached(weights, x, y):
        for w, b in weights[:-1]:
            x = jnp.tanh(x @ w + b)
        w, b = weights[-1]
        scores = x @ w + b
        loss = -(y * jax.nn.log_softmax(scores)).sum(1).mean()
        return loss, (scores.argmax(1) == y.argmax(1)).mean()

    trained = jax.jit(jax.vmap(train))
    weights = jax.tree.map(jnp.asarray, first_weights(work, (SEEDS,)))

    def run():
        jax.block_until_ready(trained(weights))
        return SEEDS

    say(f"JAX {jax.__version__}, vmap of one scan", rates(run, 10))


def pytorch_seeds(threads):
    """W6: a step of all seeds at a time, by vmap of the gradient; timed on a few of the epochs, without their figures."""
    import torch
    from torch.func import grad, vmap

    torch.set_num_threads(threads)
    work = WORKS["W1"]
    x, y = (torch.from_numpy(part) for part in data(work))
    batch = work["batch"]

    def loss_of(weights, bx, by):
        for w, b in weights[:-1]:
            bx = torch.tanh(bx @ w + b)
        w, b = weights[-1]
        return torch.nn.functional.cross_entropy(bx @ w + b, by)

    gradients = vmap(grad(loss_of), in_dims=(0, None, None))
    weights = [tuple(torch.from_numpy(part) for part in layer) for layer in first_weights(work, (SEEDS,))]
    flat = [part for layer in weights for part in layer]
    optimizer = torch.optim.Adam(flat, fused=True)
    epochs = EPOCHS // 50

    def run():
        for _ in range(epochs):
            for start in range(0, len(x) - batch + 1, batch):
                found = gradients(weights, x[start : start + batch], y[start : start + batch])
                for part, gradient in zip(flat, (part for layer in found for part in layer)):
                    part.grad = gradient
                optimizer.step()
        return SEEDS * epochs / EPOCHS

    many = f"{threads} thread{'s' if threads > 1 else ''}"
    say(f"PyTorch {torch.__version__.split('+')[0]}, {many}, vmap", rates(run, 4))


def main(name):
    import os
    import subprocess

    if os.environ.get("BENCH_THREADS"):
        keras_step(name)
        return
    if name == "W6":
        for rival in (jax_seeds, lambda: pytorch_seeds(1), lambda: pytorch_seeds(2)):
            try:
                rival()
            except ImportError:
                pass
        return
    for threads in (1, 2):
        try:
            pytorch(name, threads)
        except ImportError:
            pass
    if name == "W1":
        try:
            jax_scan(name)
        except ImportError:
            pass
    if name == "W5":
        return
    for threads in (1, 2):
        env = dict(os.environ, BENCH_THREADS=str(threads))
        found = subprocess.run([sys.executable, __file__, name], env=env, capture_output=True, text=True)
        print(found.stdout, end="", flush=True)
        if found.returncode and "ModuleNotFoundError" not in found.stderr:
            print(found.stderr[-2000:], file=sys.stderr)


main(sys.argv[1])

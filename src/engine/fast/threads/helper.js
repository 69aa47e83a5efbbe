/**
 * A helper thread: an instance of the kernels over the leader's memory, in which it works until it is told to leave.
 * Plain JavaScript without imports, because Node starts a thread from its file as it is.
 */
const port = globalThis.process?.getBuiltinModule?.("node:worker_threads").parentPort ?? globalThis;

port.onmessage = ({ data: { module, memory, scratch } }) => {
  const words = new Int32Array(memory.buffer);
  const sleep = (address, value) => Atomics.wait(words, address / 4, value);
  const { exports } = new WebAssembly.Instance(module, { env: { memory, scratch, sleep } });
  port.postMessage("ready");
  exports.serve();
  port.close();
};

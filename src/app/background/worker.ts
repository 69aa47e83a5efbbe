/** The worker of the background work: shows it to the page, nothing else. */
import { expose } from "comlink";
import { backgroundWork } from "./work";

expose(backgroundWork);

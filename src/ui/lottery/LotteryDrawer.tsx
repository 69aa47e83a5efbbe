/** How much is luck: one network from many seeds, or many networks that differ in one setting or two. */
import { useState } from "react";
import { lotteryOf } from "../../app/lottery/lottery";
import { sweepOf } from "../../app/sweep/sweep";
import { useApp } from "../context";
import { Segmented } from "../kit/Segmented";
import { SeedLottery } from "./SeedLottery";
import { SweepPanel } from "./SweepPanel";
import "./lottery.css";
import "./sweep.css";

const VIEWS = [
  { value: "seeds", label: "One network, many seeds" },
  { value: "sweep", label: "Sweep" },
] as const;

type View = (typeof VIEWS)[number]["value"];

export function LotteryDrawer() {
  const app = useApp();
  // Opened again it shows what there is.
  const [view, setView] = useState<View>(() =>
    sweepOf(app).store.getState().network && !lotteryOf(app).store.getState().network ? "sweep" : "seeds",
  );
  return (
    <>
      <Segmented label="What is tried" value={view} choices={VIEWS} onChange={setView} />
      {view === "seeds" ? <SeedLottery /> : <SweepPanel />}
    </>
  );
}

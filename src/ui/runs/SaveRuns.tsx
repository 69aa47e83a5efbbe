/** Hands the listed runs over as files. */
import { download, fileStem } from "../../app/storage/files";
import { curvesToCsv, runsToJson } from "../../core/runs/export";
import type { KeptRun } from "../../core/runs/kept-run";
import { useNetwork } from "../context";
import { Menu, MenuItem } from "../kit/Menu";

/** @param runs those in the table, in its order */
export function SaveRuns({ runs }: { readonly runs: readonly KeptRun[] }) {
  const stem = fileStem(useNetwork().name);
  const save = (name: string, type: string, text: string) => download(name, new Blob([text], { type }));
  return (
    <Menu label="Save">
      <MenuItem onChoose={() => save(`${stem}-curves.csv`, "text/csv", curvesToCsv(runs))}>
        Curves of these runs as CSV
      </MenuItem>
      <MenuItem onChoose={() => save(`${stem}-runs.json`, "application/json", runsToJson(runs))}>
        All that is kept of these runs as JSON
      </MenuItem>
    </Menu>
  );
}

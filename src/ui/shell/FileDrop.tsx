/** Files dropped anywhere on the page: a network opens, a data set's files are put to use. */
import { useEffect, useState } from "react";
import { bringFiles } from "../../app/commands/bring-files";
import { droppedFiles } from "../../app/storage/dropped-files";
import { useApp } from "../context";

export function FileDrop() {
  const app = useApp();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then((files) =>
        files.length > 0 ? bringFiles(app, files) : undefined,
      );
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [app]);
  return over ? <div className="file-drop">Drop a network, or the files of MNIST or CIFAR-10</div> : null;
}

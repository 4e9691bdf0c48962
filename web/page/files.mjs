// Files as they come from a drop, a dialog or a disk: what is read, under which path, and read once more.

import { suffix } from "./commands.mjs";

export const FACTS = /\.ya?ml$/i;

// Return what the page knows of a file: its bytes, read at once, since a file that changes cannot be read later.
// In a folder only workbooks are read, and nowhere a file above the limit: it stands there with its size.
export async function itemOf([path, file, handle], { suffixes, limit }) {
  const read = !path.includes("/") || suffixes.includes(suffix(path));
  const blob = read && file.size <= limit ? new Blob([await file.arrayBuffer()]) : undefined;
  return { path, blob, size: file.size, modified: file.lastModified, handle, file };
}

// How many bytes `itemOf` would keep of them.
export function weight(named, { suffixes, limit }) {
  const kept = ([path, file]) =>
    file.size <= limit && (!path.includes("/") || suffixes.includes(suffix(path)));
  return named.filter(kept).reduce((sum, [, file]) => sum + file.size, 0);
}

// Return an item as it is on the disk now: through its handle, or as it was if it has not changed.
export async function readAgain(item, about) {
  const file = (await item.handle?.getFile()) ?? item.file;
  return file ? itemOf([item.path, file, item.handle], about) : item;
}

async function* filesBelow(handle, path) {
  for await (const entry of handle.values()) {
    const place = `${path}/${entry.name}`;
    if (entry.kind === "directory") yield* filesBelow(entry, place);
    else yield [place, await entry.getFile(), entry];
  }
}

// Files of one name get a folder each; nothing dropped is lost.
export function distinct(named) {
  const seen = new Set();
  return named.map(([path, file, handle]) => {
    let place = path;
    for (let number = 2; seen.has(place); number += 1) place = `${number}/${path}`;
    seen.add(place);
    return [place, file, handle];
  });
}

// Return what was dropped as [path, file, handle], folders to the bottom; undefined where one cannot be opened.
// Everything is asked for at once: after the event nothing of it is left.
export async function droppedFiles(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const files = items.map((item) => item.getAsFile());
  const handles = await Promise.all(
    items.map((item) => item.getAsFileSystemHandle?.().catch(() => undefined)),
  );
  const named = [];
  for (const [place, handle] of handles.entries()) {
    const file = files[place];
    if (handle?.kind === "directory") {
      for await (const found of filesBelow(handle, handle.name)) named.push(found);
    } else if (!handle && file.type === "" && suffix(file.name) === "") return undefined;
    else named.push([file.name, handle ? await handle.getFile() : file, handle]);
  }
  return distinct(named);
}

// The folder that all of them are in, if they are in one.
export function folderOf(items) {
  const top = items[0]?.path.split("/")[0];
  return items.length && items.every(({ path }) => path.startsWith(`${top}/`)) ? top : "";
}

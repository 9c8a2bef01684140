#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/torch_bin: files of torch.save and what they hold.

Run in the environment of the reference scripts (torch, safetensors, numpy):

    reference/bin/python packaging/reference/torch_bin_fixtures.py

weights.bin          every type, views, shared storages, strides, parameters; weights.safetensors: the same values
module/, sharded/    a module's state_dict (with _metadata), whole and in two files with an index
legacy.bin           the form before PyTorch 1.6
hostile/             pickles that would run a program if anybody ran them, and other things that are no plain weights

The hostile files only name programs: nothing in this repository ever runs them.
"""

import io
import json
import os
import pickle
import subprocess
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

OUT = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "torch_bin"


def every_kind() -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(7)
    base = torch.randn(6, 8, generator=generator)
    flat = torch.randn(64, generator=generator)
    tensors: dict[str, torch.Tensor] = OrderedDict()
    tensors["float32"] = base
    tensors["float64"] = base.double()
    tensors["float16"] = base.half()
    tensors["bfloat16"] = base.bfloat16()
    for kind in (torch.int64, torch.int32, torch.int16, torch.int8):
        tensors[str(kind).removeprefix("torch.")] = torch.randint(-100, 100, (3, 5), generator=generator).to(kind)
    tensors["uint8"] = torch.randint(0, 255, (3, 5), generator=generator).to(torch.uint8)
    tensors["bool"] = torch.randint(0, 2, (3, 5), generator=generator).bool()
    tensors["view"] = flat[10:34].view(4, 6)  # two views of one storage, at other places
    tensors["view.other"] = flat[2:8]
    tensors["tied"] = base  # the very same storage
    tensors["transposed"] = base.t()
    tensors["columns"] = base[:, 2:7:2]
    tensors["permuted"] = torch.randn(2, 3, 4, 5, generator=generator).permute(2, 0, 3, 1)
    tensors["repeated"] = torch.randn(3, 1, generator=generator).expand(3, 4)
    tensors["scalar"] = torch.tensor(1.5)
    tensors["empty"] = torch.empty(0, 4)
    tensors["one"] = torch.randn(1, 1, 5, generator=generator).transpose(0, 2)
    tensors["parameter"] = torch.nn.Parameter(torch.randn(4, generator=generator))
    return tensors


class Names:
    """Pickles as a call of a named function."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


def archive(path: Path, data: bytes, compression=zipfile.ZIP_STORED, **entries: bytes) -> None:
    with zipfile.ZipFile(path, "w", compression) as file:
        file.writestr("archive/data.pkl", data)
        file.writestr("archive/version", b"3\n")
        for name, content in entries.items():
            file.writestr("archive/" + name.replace("__", "/"), content)


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    tensors = every_kind()
    torch.save({**tensors, "steps": 12, "note": "passed over", "nothing": None, "rate": 0.5}, OUT / "weights.bin")
    save_file({name: one.detach().contiguous().clone() for name, one in tensors.items()}, OUT / "weights.safetensors")
    torch.save({"a": torch.arange(4.0)}, OUT / "legacy.bin", _use_new_zipfile_serialization=False)

    torch.manual_seed(3)
    module = torch.nn.Sequential(torch.nn.Linear(5, 3), torch.nn.LayerNorm(3), torch.nn.Linear(3, 2, bias=False))
    state = module.state_dict()  # an OrderedDict with _metadata
    (OUT / "module").mkdir(exist_ok=True)
    torch.save(state, OUT / "module" / "pytorch_model.bin")
    save_file(dict(state), OUT / "module" / "expected.safetensors")
    (OUT / "sharded").mkdir(exist_ok=True)
    names = list(state)
    shards = {f"pytorch_model-0000{i + 1}-of-00002.bin": names[i::2] for i in range(2)}
    for file, held in shards.items():
        torch.save({name: state[name] for name in held}, OUT / "sharded" / file)
    index = {"metadata": {}, "weight_map": {name: file for file, held in shards.items() for name in held}}
    (OUT / "sharded" / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=1) + "\n")

    hostile = OUT / "hostile"
    hostile.mkdir(exist_ok=True)
    calls = {
        "system": Names(os.system, "true"),
        "popen": Names(subprocess.Popen, ["true"]),
        "eval": Names(eval, "1 + 1"),
        "getattr": Names(getattr, "text", "upper"),
    }
    for name, call in calls.items():
        archive(hostile / f"{name}.bin", pickle.dumps({"weight": call}, protocol=2))
        archive(hostile / f"{name}_protocol_4.bin", pickle.dumps({"weight": call}, protocol=4))
    torch.save({"weight": np.float64(1.0)}, hostile / "numpy.bin")
    torch.save(module, hostile / "module.bin")
    torch.save({"state_dict": {"weight": torch.ones(2)}, "epoch": 3}, hostile / "checkpoint.bin")
    torch.save([torch.ones(2)], hostile / "list.bin")
    torch.save({"step": 3}, hostile / "no_weights.bin")
    torch.save({"weight": torch.ones(2, dtype=torch.complex64)}, hostile / "complex.bin")
    torch.save({"weight": torch.ones(2).to_sparse()}, hostile / "sparse.bin")
    scripted = io.BytesIO()
    torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), scripted)
    (hostile / "torchscript.bin").write_bytes(scripted.getvalue())
    good = io.BytesIO()
    torch.save({"weight": torch.arange(8.0)}, good)
    with zipfile.ZipFile(good) as file:
        data = next(file.read(name) for name in file.namelist() if name.endswith("data.pkl"))
    archive(hostile / "no_values.bin", data)
    archive(hostile / "short_values.bin", data, data__0=bytes(31))
    archive(hostile / "compressed.bin", data, zipfile.ZIP_DEFLATED, data__0=bytes(32))
    archive(hostile / "big_endian.bin", data, data__0=bytes(32), byteorder=b"big")
    # Strides that reach beyond the storage, and a shape far larger than the file.
    wide = data.replace(b"K\x08\x85", b"K\x09\x85")
    assert wide != data
    archive(hostile / "beyond.bin", wide, data__0=bytes(32))
    huge = io.BytesIO()
    torch.save({"weight": torch.ones(1).expand(1 << 30)}, huge)
    (hostile / "huge.bin").write_bytes(huge.getvalue())


if __name__ == "__main__":
    main()

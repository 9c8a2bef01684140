#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/gguf/types.gguf and types.safetensors: random blocks of every type, and the values that the gguf
package makes of them.

Run in the environment of the reference scripts, with the package gguf:

    reference/bin/pip install gguf
    reference/bin/python packaging/reference/gguf_fixtures.py
"""

from pathlib import Path

import gguf
import numpy as np
from gguf.quants import dequantize
from safetensors.numpy import save_file

OUT = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "gguf"

# Where a block keeps its half-precision scales: random bits there could be infinite.
SCALES = {
    "Q4_0": (0,), "Q4_1": (0, 2), "Q5_0": (0,), "Q5_1": (0, 2), "Q8_0": (0,), "Q2_K": (80, 82), "Q3_K": (108,),
    "Q4_K": (0, 2), "Q5_K": (0, 2), "Q6_K": (208,),
}
ROWS, COLUMNS = 2, 512


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(11)
    writer = gguf.GGUFWriter(OUT / "types.gguf", "llama")
    writer.add_uint8("test.u8", 200)
    writer.add_int8("test.i8", -100)
    writer.add_uint16("test.u16", 60000)
    writer.add_int16("test.i16", -30000)
    writer.add_uint32("test.u32", 4_000_000_000)
    writer.add_int32("test.i32", -2_000_000_000)
    writer.add_float32("test.f32", 1.5)
    writer.add_uint64("test.u64", 1 << 60)
    writer.add_int64("test.i64", -(1 << 60))
    writer.add_float64("test.f64", 0.1)
    writer.add_bool("test.bool", True)
    writer.add_string("test.string", "één 🙂")
    writer.add_array("test.strings", ["a", "", "ĉ"])
    writer.add_array("test.integers", [1, -2, 3])
    writer.add_array("test.reals", [0.5, -2.25])
    writer.add_array("test.lists", [[1, 2], [3, 4]])
    expected = {}
    for name, places in SCALES.items():
        kind = gguf.GGMLQuantizationType[name]
        values, size = gguf.GGML_QUANT_SIZES[kind]
        blocks = draw.integers(0, 256, (ROWS, COLUMNS // values, size), dtype=np.uint8)
        for place in places:
            scales = draw.normal(0, 0.05, blocks.shape[:2]).astype(np.float16)
            scales[0, 0] = np.float16(3e-7)  # subnormal
            blocks[:, :, place : place + 2] = scales.view(np.uint8).reshape(*blocks.shape[:2], 2)
        data = blocks.reshape(ROWS, -1)
        writer.add_tensor(f"type.{name}", data, raw_dtype=kind)
        expected[f"type.{name}"] = dequantize(data, kind).astype(np.float32)
    plain = draw.normal(0, 1, (3, 4)).astype(np.float32)
    for kind in (np.float16, np.float32, np.float64, np.int8, np.int16, np.int32, np.int64):
        one = (plain * 50).astype(kind)
        writer.add_tensor(f"type.{one.dtype.name}", one)
        expected[f"type.{one.dtype.name}"] = one
    brains = (plain.view(np.uint32) >> 16).astype(np.uint16)
    writer.add_tensor("type.BF16", brains.view(np.uint8), raw_dtype=gguf.GGMLQuantizationType.BF16)
    expected["type.BF16"] = (brains.astype(np.uint32) << 16).view(np.float32)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    save_file(expected, OUT / "types.safetensors")


if __name__ == "__main__":
    main()

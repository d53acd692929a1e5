#!/usr/bin/env python3
"""Compares neural voices of true size, here and in an independent runtime, sample for sample.

usage: true_size.py [--keep FOLDER]

    apt-get install python3-torch python3-onnx python3-venv
    /usr/bin/python3 -m venv --system-site-packages venv
    venv/bin/pip install --no-deps piper-tts==1.8.0 piper-phonemize==1.1.0 onnxruntime==1.32.0 flatbuffers blake3
    venv/bin/python tests/true_size.py

Real voices cannot come with the project, so models of Piper's architecture, in all its sizes, with 16 000 and 22 050 Hz, one
speaker and many, are exported with Piper's own training code and random weights: their sound is noise, everything else is real.
The sentences of the hamstring routine become phonemes by the program that Piper's published voices were trained with and by ours, samples by ONNX Runtime and by ours.
Without noise no sample may differ by more than one step of 16 bits; with noise, the runtime gets that which our voice documents.
Exits 0 only if all of that holds.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy
import onnx
import onnxruntime
import torch
from blake3 import blake3
from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP, phonemes_to_ids
from piper.train.vits.models import SynthesizerTrn
from piper_phonemize import phonemize_espeak

ROOT = pathlib.Path(__file__).resolve().parent.parent
SMALL = {"resblock": "2", "kernels": (3, 5, 7), "dilations": ((1, 2), (2, 6), (3, 12)), "up": (8, 8, 4), "up_kernels": (16, 16, 8)}
LARGE = {"resblock": "1", "kernels": (3, 7, 11), "dilations": ((1, 3, 5),) * 3, "up": (8, 8, 2, 2), "up_kernels": (16, 16, 4, 4)}
# Name, sample rate, width of the text's half, its filter, channels of the sound's half, that half's shape, speakers; as Piper publishes.
MODELS = [
    ("x_low", 16_000, 96, 384, 256, SMALL, 1),
    ("medium", 22_050, 192, 768, 256, SMALL, 1),
    ("high", 22_050, 192, 768, 512, LARGE, 1),
    ("speakers", 22_050, 192, 768, 256, SMALL, 109),
]
SYMBOLS = 256
SCALES = [0.667, 1.0, 0.8]
# So many of the sentences of each language must come to the same ids.
SAME_SENTENCES = 0.95
STEP = 1 / 32_768

failures = []


def check(fact, claim):
    print(("ok    " if fact else "FAILS ") + claim)
    if not fact:
        failures.append(claim)


def export(path, width, filter_width, channels, shape, speakers):
    """Writes a model with random weights to `path`."""
    torch.manual_seed(7)
    model = SynthesizerTrn(
        SYMBOLS, 513, 32, width, width, filter_width, 2, 6, 3, 0.1, shape["resblock"], shape["kernels"], shape["dilations"],
        shape["up"], channels, shape["up_kernels"], n_speakers=speakers, gin_channels=512 if speakers > 1 else 0,
    )
    model.eval()
    with torch.no_grad():
        for weights in model.parameters():
            # Training starts with layers that do nothing; here each has something to do.
            if not weights.abs().max():
                weights.normal_(0, 0.02)
        model.dec.remove_weight_norm()

    def infer(text, lengths, scales, sid=None):
        noise, length, noise_w = scales
        said = model.infer(text, lengths, sid=sid, noise_scale=noise, length_scale=length, noise_scale_w=noise_w)
        return said[0].unsqueeze(1)

    model.forward = infer
    inputs = [torch.randint(0, SYMBOLS, (1, 50)), torch.tensor([50]), torch.tensor(SCALES)]
    inputs.append(torch.tensor([0]) if speakers > 1 else None)
    axes = {"input": {0: "batch", 1: "phonemes"}, "input_lengths": {0: "batch"}, "output": {0: "batch", 2: "time"}}
    names = ["input", "input_lengths", "scales", "sid"]
    torch.onnx.export(model, tuple(inputs), path, opset_version=15, input_names=names, output_names=["output"], dynamic_axes=axes)


def describe(path, rate, espeak, speakers):
    """Writes the JSON beside a model."""
    config = {
        "audio": {"sample_rate": rate},
        "espeak": {"voice": espeak},
        "inference": dict(zip(("noise_scale", "length_scale", "noise_w"), SCALES)),
        "num_symbols": SYMBOLS,
        "num_speakers": speakers,
        "speaker_id_map": {f"p{number}": number for number in range(speakers)} if speakers > 1 else {},
        "phoneme_id_map": {sign: ids for sign, ids in DEFAULT_PHONEME_ID_MAP.items() if len(sign) == 1},
    }
    path.with_suffix(".onnx.json").write_text(json.dumps(config), encoding="utf-8")


def our_noise(ids, index, count):
    """The noise that src/speech/engine/noise.rs promises for draw `index` of a model that is given `ids`."""
    key = blake3(index.to_bytes(8, "little") + numpy.array(ids, "<i4").tobytes())
    words = numpy.frombuffer(key.digest(length=16 * ((count + 1) // 2)), "<u8")
    uniform = ((words >> numpy.uint64(11)) + numpy.uint64(1)).astype(float) / 2.0**53
    radius, angle = numpy.sqrt(-2 * numpy.log(uniform[0::2])), 2 * numpy.pi * uniform[1::2]
    both = numpy.stack([radius * numpy.cos(angle), radius * numpy.sin(angle)], axis=1)
    return both.reshape(-1)[:count].astype(numpy.float32)


class Runtime:
    """A model in ONNX Runtime, which is given the noise instead of drawing it."""

    def __init__(self, path):
        model = onnx.load(str(path))
        graph = model.graph
        draws = [node for node in graph.node if node.op_type == "RandomNormalLike"]
        self.draws = [(node.input[0], node.output[0]) for node in draws]
        for node in draws:
            graph.node.remove(node)
            graph.input.append(onnx.helper.make_tensor_value_info(node.output[0], onnx.TensorProto.FLOAT, None))
        # The shape of a draw may depend on the draws before it; what comes after it must not be run yet.
        onnxruntime.set_default_logger_severity(3)
        self.shapes = [self.session(model, like) for like, _ in self.draws]
        self.whole = self.session(model, graph.output[0].name)

    @staticmethod
    def session(model, output):
        """A session of what `output` depends on, and of nothing else."""
        wanted, nodes = {output}, []
        for node in reversed(model.graph.node):
            if wanted.intersection(node.output):
                wanted.update(node.input)
                nodes.insert(0, node)
        part = onnx.ModelProto()
        part.CopyFrom(model)
        del part.graph.node[:], part.graph.output[:]
        part.graph.node.extend(nodes)
        part.graph.output.append(onnx.helper.make_empty_tensor_value_info(output))
        return onnxruntime.InferenceSession(part.SerializeToString(), providers=["CPUExecutionProvider"])

    def say(self, ids, scales, speaker):
        given = {
            "input": numpy.array([ids], numpy.int64),
            "input_lengths": numpy.array([len(ids)], numpy.int64),
            "scales": numpy.array(scales, numpy.float32),
        }
        if speaker is not None:
            given["sid"] = numpy.array([speaker], numpy.int64)
        # Inputs that a part has no use for need a value all the same.
        given |= {name: numpy.zeros((1, 1, 1), numpy.float32) for _, name in self.draws}
        for index, (_, name) in enumerate(self.draws):
            shape = self.shapes[index].run(None, given)[0].shape
            given[name] = our_noise(ids, index, int(numpy.prod(shape))).reshape(shape)
        return self.whole.run(None, given)[0].reshape(-1)


def spoken(folder, cases):
    """What our program makes of the cases: a list of sentences with ids and samples."""
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    command = ["cargo", "test", "--lib", "--quiet", "neural::true_size", "--", "--ignored"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NIGHTCUE_TRUE_SIZE": str(folder)}, check=True)
    return json.loads((folder / "spoken.json").read_text(encoding="utf-8"))


def compare_samples(folder, sentences):
    for name in dict.fromkeys(sentence["model"] for sentence in sentences):
        runtime = Runtime(folder / name)
        for is_noisy in (False, True):
            own = [each for each in sentences if each["model"] == name and bool(each["scales"][0]) == is_noisy]
            worst, count = 0.0, 0
            for sentence in own:
                here = numpy.fromfile(folder / sentence["samples"], "<f4")
                there = runtime.say(sentence["ids"], sentence["scales"], sentence["speaker"])
                alike = len(here) == len(there)
                worst = max(worst, numpy.abs(here - there).max() if alike else numpy.inf)
                count += len(here)
            noise = "with noise" if is_noisy else "without noise"
            claim = f"{name}, {noise}: {len(own)} sentences, {count} samples, at the most {worst / STEP:.4f} steps of 16 bits apart"
            check(own and worst <= STEP, claim)


def compare_ids(sentences, espeak):
    """`sentences` by the text that was spoken: ids here against those of the program that voices were trained with."""
    signs = {ids[0]: sign for sign, ids in DEFAULT_PHONEME_ID_MAP.items()}
    same, others = 0, []
    for text, ids in sentences.items():
        there = "".join(sign for part in phonemize_espeak(text, espeak) for sign in part)
        # It has no sign for one German sound; which we write instead, src/speech/engine/neural/phonemes/corrections.rs says.
        there = there.replace("??", "ʊɾ")
        if phonemes_to_ids(there, DEFAULT_PHONEME_ID_MAP) == ids:
            same += 1
        else:
            # Start, end and the pauses between are the same everywhere.
            here = "".join(signs[id] for id in ids[2:-1:2])
            others.append(f"{text}\n          here  {here}\n          there {there}")
    check(same >= SAME_SENTENCES * len(sentences), f"{espeak}: {same} of {len(sentences)} sentences have the same ids")
    for other in others:
        print(f"    not the same: {other}")


def lines(language):
    command = ["cargo", "run", "--quiet", "--", "script", "hamstring-cramp", "--spoken", "--language", language]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return list(dict.fromkeys(line for line in shown.splitlines() if line))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the models, made once")
    keep = parser.parse_args().keep
    warnings.filterwarnings("ignore")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (keep or pathlib.Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        for name, rate, width, filter_width, channels, shape, speakers in MODELS:
            path = folder / f"{name}.onnx"
            if not path.exists():
                export(str(path), width, filter_width, channels, shape, speakers)
            describe(path, rate, "en-us", speakers)
        english, german = lines("en"), lines("de")
        cases = []
        for name, *_, speakers in MODELS:
            for speaker in [None, "p17"] if speakers > 1 else [None]:
                for scales in ([0.0, 1.0, 0.0], SCALES):
                    case = {"model": f"{name}.onnx", "speaker": speaker, "scales": scales, "language": "en"}
                    cases.append({**case, "texts": english[:2]})
        compare_samples(folder, spoken(folder, cases))
        # Words alone need no large model.
        for espeak, language, texts in (("en-us", "en", english), ("de", "de", german)):
            describe(folder / "x_low.onnx", 16_000, espeak, 1)
            unheard = {"model": "x_low.onnx", "speaker": None, "scales": None, "language": language, "texts": texts}
            said = spoken(folder, [unheard])
            compare_ids({each["sentence"]: each["ids"] for each in said}, espeak)
    print(f"{len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

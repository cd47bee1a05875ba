"""The layers of the encoder as a graph that onnxruntime runs: for much text three times as fast as its own engine.

A BERT (Devlin and others, 2018); what comes out is the mean over the pieces of a view. Most products are of whole
numbers of eight bits, of weights and of what comes in alike (Jacob and others, 2018), which new processors are quick
at; the last of each layer is not, since some of what comes in there is far larger than the rest: of ours at 4 bits a
weight the vectors keep a cosine of .996 (.9997 without, .986 with all of them).
"""

from typing import Final

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession, SessionOptions

from retrieval.arrays import Singles
from retrieval.meaning.weights_file import Linear, Norm, WeightsFile

_LARGEST: Final = 63
"""Of a whole weight: without instructions for it (before AVX512-VNNI) two products of larger ones overflow."""

_MICROSOFT: Final = "com.microsoft"
_OPERATORS: Final = [helper.make_opsetid("", 18), helper.make_opsetid(_MICROSOFT, 1)]
_FORMAT: Final = 9
"""Of the graph: the newest that onnxruntime 1.22 reads with these operators."""


def compiled(weights: WeightsFile) -> InferenceSession:
    """The graph, ready to run on one core: `seen`, 1 by pieces by width, gives `mean`, 1 by width."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    model = helper.make_model(_Graph(weights).graph, opset_imports=_OPERATORS, ir_version=_FORMAT)
    return InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


class _Graph:
    """Collects the steps and the constants of the graph.

    Args:
        weights: What it is made of.

    Attributes:
        graph: The whole.
    """

    def __init__(self, weights: WeightsFile) -> None:
        self._steps: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        width = weights.width
        value = self._normed("seen", weights.first)
        for layer in weights.layers:
            parts = [f"part{part}_{len(self._steps)}" for part in range(3)]
            sizes = self._constant(np.full(3, width, dtype=np.int64))
            self._steps.append(helper.make_node("Split", [self._quick(value, layer.attended), sizes], parts, axis=2))
            attended = self._step("MultiHeadAttention", *parts, domain=_MICROSOFT, num_heads=weights.heads)
            value = self._normed(self._quick(attended, layer.joined), layer.after_joined, besides=value)
            widened = self._step("Gelu", self._quick(value, layer.widened), domain=_MICROSOFT)
            value = self._normed(self._exact(widened, layer.narrowed), layer.after_narrowed, besides=value)
        pieces = self._constant(np.array([1], dtype=np.int64))
        self._steps.append(helper.make_node("ReduceMean", [value, pieces], ["mean"], keepdims=0))
        seen = helper.make_tensor_value_info("seen", TensorProto.FLOAT, [1, None, width])
        mean = helper.make_tensor_value_info("mean", TensorProto.FLOAT, [1, width])
        self.graph = helper.make_graph(self._steps, "encoder", [seen], [mean], self._constants)

    def _quick(self, value: str, linear: Linear) -> str:
        """A product of whole numbers; each output's weights have a scale of their own."""
        scales = np.abs(linear.weights).max(axis=0) / np.float32(_LARGEST)
        whole = self._constant(np.rint(linear.weights / scales).astype(np.int8))
        inputs = [value, whole, self._constant(scales), "", self._constant(linear.bias)]
        return self._step("DynamicQuantizeMatMul", *inputs, domain=_MICROSOFT)

    def _exact(self, value: str, linear: Linear) -> str:
        product = self._step("MatMul", value, self._constant(linear.weights))
        return self._step("Add", product, self._constant(linear.bias))

    def _normed(self, value: str, norm: Norm, *, besides: str | None = None) -> str:
        """A value, with what went into it added, brought to mean 0 and variance 1."""
        constants = self._constant(norm.weights), self._constant(norm.bias)
        if besides is None:
            return self._step("LayerNormalization", value, *constants, epsilon=norm.least)
        operator = "SkipLayerNormalization"
        return self._step(operator, value, besides, *constants, domain=_MICROSOFT, epsilon=norm.least)

    def _step(self, operator: str, *inputs: str, domain: str = "", **settings: float) -> str:
        """Add a step; the name of what comes out of it."""
        name = f"value{len(self._steps)}"
        step = helper.make_node(operator, inputs, [name], domain=domain)
        step.attribute.extend(helper.make_attribute(key, value) for key, value in settings.items())
        self._steps.append(step)
        return name

    def _constant(self, numbers: Singles | NDArray[np.int64] | NDArray[np.int8]) -> str:
        """Add numbers that are the same each time; their name."""
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(numbers), name))
        return name

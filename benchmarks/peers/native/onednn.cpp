// Serves matrix products and convolutions by oneDNN 2.x: g++ -O3 -march=native -fopenmp onednn.cpp -ldnnl
#include "peer.hpp"

#include <cstring>
#include <dnnl.hpp>
#include <memory>
#include <omp.h>
#include <unordered_map>

using namespace dnnl;
using Arguments = std::unordered_map<int, memory>;

static engine& device() {
    static engine cpu(engine::kind::cpu, 0);
    return cpu;
}

static stream& queue() {
    static stream order(device());
    return order;
}

static memory filled(const memory::desc& desc, unsigned seed) {
    memory block(desc, device());
    std::vector<float> values = numbers(desc.get_size() / sizeof(float), seed);
    std::memcpy(block.get_data_handle(), values.data(), values.size() * sizeof(float));
    return block;
}

static Run executing(std::shared_ptr<primitive> work, Arguments arguments) {
    return [=] {
        work->execute(queue(), arguments);
        queue().wait();
    };
}

static Run product(const Product& p) {
    auto f32 = memory::data_type::f32;
    memory::desc a({p.m, p.k}, f32, p.transposeA ? memory::dims{1, p.m} : memory::dims{p.k, 1});
    memory::desc b({p.k, p.n}, f32, p.transposeB ? memory::dims{1, p.k} : memory::dims{p.n, 1});
    memory::desc c({p.m, p.n}, f32, memory::dims{p.n, 1});
    auto work = std::make_shared<matmul>(matmul::primitive_desc(matmul::desc(a, b, c), device()));
    return executing(work, {{DNNL_ARG_SRC, filled(a, 1)}, {DNNL_ARG_WEIGHTS, filled(b, 2)}, {DNNL_ARG_DST, filled(c, 3)}});
}

// "conv-NxHxWxCxK-PASS": 3 x 3 windows, padding that keeps the size, channels last; the filter in the library's own layout.
static Run convolution(const std::vector<int>& d, const std::string& pass) {
    auto f32 = memory::data_type::f32;
    auto nhwc = memory::format_tag::nhwc;
    memory::desc src({d[0], d[3], d[1], d[2]}, f32, nhwc);
    memory::desc dst({d[0], d[4], d[1], d[2]}, f32, nhwc);
    memory::desc filter({d[4], d[3], 3, 3}, f32, memory::format_tag::any);
    memory::dims one = {1, 1};
    auto direct = algorithm::convolution_direct;
    convolution_forward::primitive_desc forward(
        {prop_kind::forward_training, direct, src, filter, dst, one, one, one}, device());
    if (pass == "fwd") {
        return executing(std::make_shared<convolution_forward>(forward),
                         {{DNNL_ARG_SRC, filled(forward.src_desc(), 1)},
                          {DNNL_ARG_WEIGHTS, filled(forward.weights_desc(), 2)},
                          {DNNL_ARG_DST, filled(forward.dst_desc(), 3)}});
    }
    if (pass == "dx") {
        convolution_backward_data::primitive_desc back({direct, src, filter, dst, one, one, one}, device(), forward);
        return executing(std::make_shared<convolution_backward_data>(back),
                         {{DNNL_ARG_DIFF_SRC, filled(back.diff_src_desc(), 1)},
                          {DNNL_ARG_WEIGHTS, filled(back.weights_desc(), 2)},
                          {DNNL_ARG_DIFF_DST, filled(back.diff_dst_desc(), 3)}});
    }
    convolution_backward_weights::primitive_desc back({direct, src, filter, dst, one, one, one}, device(), forward);
    return executing(std::make_shared<convolution_backward_weights>(back),
                     {{DNNL_ARG_SRC, filled(back.src_desc(), 1)},
                      {DNNL_ARG_DIFF_WEIGHTS, filled(back.diff_weights_desc(), 2)},
                      {DNNL_ARG_DIFF_DST, filled(back.diff_dst_desc(), 3)}});
}

int main(int argc, char** argv) {
    omp_set_num_threads(argc > 1 ? std::atoi(argv[1]) : 1);
    const dnnl_version_t* version = dnnl_version();
    std::string about = "oneDNN " + std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
                        std::to_string(version->patch);
    return serve(about, [](const std::string& name) -> Run {
        Product p;
        if (parse(name, p)) {
            return product(p);
        }
        std::vector<std::string> parts = split(name, '-');
        return parts[0] == "conv" && parts.size() == 3 ? convolution(sizes(parts[1]), parts[2]) : nullptr;
    });
}

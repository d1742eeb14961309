// Serves functions of an array and TensorFlow's Adam functor by Eigen: g++ -O3 -march=native eigen.cpp -lpthread
#define EIGEN_USE_THREADS
#include "peer.hpp"

#include <memory>
#include <unsupported/Eigen/CXX11/Tensor>

using Row = Eigen::TensorMap<Eigen::Tensor<float, 1, Eigen::RowMajor>>;

static std::unique_ptr<Eigen::ThreadPool> pool;
static std::unique_ptr<Eigen::ThreadPoolDevice> device;

template <typename Function>
static Run each(long count, Function function) {
    auto x = std::make_shared<std::vector<float>>(numbers(count, 1));
    auto y = std::make_shared<std::vector<float>>(count);
    return [=] {
        Row in(x->data(), count), out(y->data(), count);
        out.device(*device) = function(in);
    };
}

// ApplyAdamNonCuda of TensorFlow's training_ops.cc: three expressions a shard.
static Run adam(long count) {
    auto variable = std::make_shared<std::vector<float>>(numbers(count, 1));
    auto gradient = std::make_shared<std::vector<float>>(numbers(count, 2));
    auto m = std::make_shared<std::vector<float>>(count);
    auto v = std::make_shared<std::vector<float>>(count);
    return [=] {
        auto shard = [=](long begin, long end) {
            long size = (end - begin) * 16;
            Row var(variable->data() + begin * 16, size), mm(m->data() + begin * 16, size), vv(v->data() + begin * 16, size);
            Row grad(gradient->data() + begin * 16, size);
            mm += (grad - mm) * 0.1f;
            vv += (grad.square() - vv) * 0.001f;
            var -= (mm * 0.001f) / (vv.sqrt() + 1e-7f);
        };
        if (device->numThreads() == 1) {
            shard(0, count / 16);
            return;
        }
        Eigen::TensorOpCost cost(16.0 * 4 * 4, 16.0 * 4 * 3, 30);
        device->parallelFor(count / 16, cost, shard);
    };
}

int main(int argc, char** argv) {
    int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    pool.reset(new Eigen::ThreadPool(threads));
    device.reset(new Eigen::ThreadPoolDevice(pool.get(), threads));
    std::string about = "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
                        std::to_string(EIGEN_MINOR_VERSION) + " " + Eigen::SimdInstructionSetsInUse();
    const long count = 1000000;
    return serve(about, [=](const std::string& name) -> Run {
        if (name == "exp") {
            return each(count, [](const Row& x) { return x.exp(); });
        }
        if (name == "tanh") {
            return each(count, [](const Row& x) { return x.tanh(); });
        }
        if (name == "sigmoid") {
            return each(count, [](const Row& x) { return x.sigmoid(); });
        }
        return name == "adam-100k" ? adam(100000) : name == "adam-10m" ? adam(10000000) : nullptr;
    });
}

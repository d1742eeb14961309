// The loop that every native peer runs: reads "NAME COUNT", answers the seconds that COUNT runs of the work took, or "none"
// where the peer does not know the work. COUNT 0 prepares the work.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using Run = std::function<void()>;

inline std::vector<float> numbers(size_t count, unsigned seed) {
    std::vector<float> values(count);
    unsigned state = seed * 2654435761u + 1;
    for (float& value : values) {
        state = state * 1664525u + 1013904223u;
        value = static_cast<float>(state >> 8) / 16777216.0f - 0.5f;
    }
    return values;
}

// Splits "conv-64x14x14x32x64-fwd" at dashes and "64x14x14" at crosses.
inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) {
        parts.push_back(part);
    }
    return parts;
}

inline std::vector<int> sizes(const std::string& text) {
    std::vector<int> values;
    for (const std::string& part : split(text, 'x')) {
        values.push_back(std::atoi(part.c_str()));
    }
    return values;
}

struct Product {
    int m, k, n;
    bool transposeA, transposeB;
};

// "matmul-512-nt" or "matmul-128x784x512".
inline bool parse(const std::string& name, Product& product) {
    std::vector<std::string> parts = split(name, '-');
    if (parts.size() < 2 || parts[0] != "matmul") {
        return false;
    }
    std::vector<int> dims = sizes(parts[1]);
    product = dims.size() == 3 ? Product{dims[0], dims[1], dims[2], false, false}
                               : Product{dims[0], dims[0], dims[0], false, false};
    if (parts.size() == 3) {
        product.transposeA = parts[2][0] == 't';
        product.transposeB = parts[2][1] == 't';
    }
    return true;
}

inline int serve(const std::string& about, const std::function<Run(const std::string&)>& make) {
    std::cout << about << std::endl;
    std::map<std::string, Run> known;
    std::string name;
    long count = 0;
    while (std::cin >> name >> count) {
        if (known.find(name) == known.end()) {
            // One work at a time: its memory does not stand beside the next one's.
            known.clear();
            known[name] = make(name);
        }
        Run& run = known[name];
        if (!run) {
            std::cout << "none" << std::endl;
            continue;
        }
        for (int i = 0; count == 0 && i < 3; i++) {
            run();
        }
        auto start = std::chrono::steady_clock::now();
        for (long i = 0; i < count; i++) {
            run();
        }
        std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        std::printf("%.9e\n", taken.count());
        std::fflush(stdout);
    }
    return 0;
}
